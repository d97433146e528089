package io.belfry.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The text of a manifest, as somebody wrote it: changing its version changes nothing else. */
public final class ManifestText {
  private static final Pattern NUMBER = Pattern.compile("\\d+\\.\\d+\\.\\d+");
  private static final Pattern FIELD =
      Pattern.compile("([\"']?)\\bversion\\1\\s*:\\s*[\"']?(?<number>\\d+\\.\\d+\\.\\d+)");

  private ManifestText() {}

  /**
   * The same text with another version.
   *
   * @throws PackageException when its version is written so that it cannot be found
   */
  public static String withVersion(String manifest, Version version) {
    List<YamlDocument> documents = YamlReader.read(Manifest.FILE, manifest, 1, new ArrayList<>());
    Integer line = documents.size() == 1 ? documents.get(0).lines().get("version") : null;
    if (line != null) {
      String[] lines = manifest.split("(?<=\n)", -1);
      String changed = replaced(lines[line - 1], version);
      lines[line - 1] = changed;
      String whole = String.join("", lines);
      Manifest read = ManifestParser.read(whole, new ArrayList<>());
      if (read != null && read.version().equals(version.toString())) {
        return whole;
      }
    }
    throw new PackageException(
        List.of(
            new Flaw(
                Manifest.FILE,
                line == null ? 1 : line,
                "version",
                "is written so that the next one cannot be put in its place",
                "Write it on a line of its own, like version: %s.".formatted(version))));
  }

  /** The number after the name of the field; where that is on another line, the first number. */
  private static String replaced(String line, Version version) {
    Matcher field = FIELD.matcher(line);
    if (field.find()) {
      return line.substring(0, field.start("number"))
          + version
          + line.substring(field.end("number"));
    }
    return NUMBER.matcher(line).replaceFirst(version.toString());
  }
}
