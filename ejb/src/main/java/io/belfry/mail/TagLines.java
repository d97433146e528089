package io.belfry.mail;

/**
 * Tags in the words of a mail: only on lines that hold nothing else, because logs are full of
 * colons.
 */
final class TagLines {
  private static final int LONGEST_LINE = 300;
  private static final int MOST_LINES = 500;

  private TagLines() {}

  static Tags read(String text) {
    return text.lines()
        .limit(MOST_LINES)
        .filter(line -> line.length() <= LONGEST_LINE && line.stripLeading().startsWith(":"))
        .map(TagReader::read)
        .filter(tags -> tags.rest().isEmpty())
        .reduce(TagReader.read(""), Tags::or);
  }
}
