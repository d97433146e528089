package io.belfry.runbook;

import java.util.ArrayList;
import java.util.List;

/** Reads CSV: commas, quotes that are doubled inside quotes, lines of # and empty ones left out. */
public final class CsvReader {
  /**
   * One row.
   *
   * @param line where it begins, from 1
   * @param cells without the spaces around them
   */
  public record Row(int line, List<String> cells) {}

  private final List<Row> rows = new ArrayList<>();
  private List<String> cells = new ArrayList<>();
  private final StringBuilder cell = new StringBuilder();
  private final char separator;
  private int line = 1;
  private int start = 1;

  private CsvReader(char separator) {
    this.separator = separator;
  }

  /** Reads all rows; a quote that never ends is added to the flaws. */
  static List<Row> read(String file, String text, List<Flaw> flaws) {
    return read(file, text, ',', flaws);
  }

  /** The same with another separator between cells. */
  public static List<Row> read(String file, String text, char separator, List<Flaw> flaws) {
    CsvReader reader = new CsvReader(separator);
    if (!reader.read(text.startsWith("\uFEFF") ? text.substring(1) : text)) {
      flaws.add(
          new Flaw(file, reader.start, null, "has a quote that never ends", "End it with \"."));
    }
    return reader.rows;
  }

  private boolean read(String text) {
    boolean quoted = false;
    for (int at = 0; at < text.length(); at++) {
      char c = text.charAt(at);
      if (quoted) {
        boolean twice = c == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"';
        quoted = c != '"' || twice;
        if (quoted) {
          cell.append(c);
          at += twice ? 1 : 0;
        }
        line += c == '\n' ? 1 : 0;
      } else if (c == '"' && cell.toString().isBlank()) {
        cell.setLength(0);
        quoted = true;
      } else if (c == separator) {
        endCell();
      } else if (c == '\n') {
        endRow();
      } else if (c != '\r') {
        cell.append(c);
      }
    }
    endRow();
    return !quoted;
  }

  private void endCell() {
    cells.add(cell.toString().strip());
    cell.setLength(0);
  }

  private void endRow() {
    endCell();
    boolean empty = cells.size() == 1 && cells.get(0).isEmpty();
    if (!empty && !cells.get(0).startsWith("#")) {
      rows.add(new Row(start, List.copyOf(cells)));
    }
    cells = new ArrayList<>();
    line++;
    start = line;
  }
}
