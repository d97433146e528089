package io.belfry.exchange;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * How the columns of a CSV file are to be read.
 *
 * @param kind service or CI
 * @param separator between cells
 * @param columns headers by field; a field that is not here has the column of its own name
 * @param usual what a field says in a row without a text for it
 */
public record CsvTerms(
    Kind kind, char separator, Map<String, String> columns, Map<String, String> usual) {
  /**
   * Returns the terms of what was asked.
   *
   * @param kind services or cis
   * @param separator one character, or tab
   * @param columns each like {@code name=CI Name}
   * @param usual each like {@code kind=host}
   * @throws Fault invalid-value
   */
  public static CsvTerms of(
      String kind, String separator, List<String> columns, List<String> usual) {
    Kind read =
        switch (kind) {
          case "services" -> Kind.SERVICE;
          case "cis" -> Kind.CI;
          default ->
              throw Fault.ofField(
                  ErrorCode.INVALID_VALUE,
                  "kind",
                  "There is no kind (" + Line.shown(kind) + ") of extract",
                  "Use services or cis");
        };
    String character = separator.equals("tab") ? "\t" : separator;
    if (character.length() != 1 || character.matches("[\"\r\n#]")) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "separator",
          "The separator (" + Line.shown(separator) + ") cannot be one",
          "Use one character such as ; or the word tab");
    }
    return new CsvTerms(read, character.charAt(0), pairs("column", columns), pairs("usual", usual));
  }

  private static Map<String, String> pairs(String field, List<String> words) {
    Map<String, String> pairs = new LinkedHashMap<>();
    for (String word : words) {
      int equals = word.indexOf('=');
      if (equals < 1 || pairs.put(word.substring(0, equals), word.substring(equals + 1)) != null) {
        throw Fault.ofField(
            ErrorCode.INVALID_VALUE,
            field,
            "The pair (" + Line.shown(word) + ") is none, or its field is there twice",
            "Write it like name=CI Name");
      }
    }
    return pairs;
  }
}
