package io.belfry.runbook;

import org.jspecify.annotations.Nullable;

/**
 * One thing that is wrong with a rule package, and how to mend it.
 *
 * @param file its path in the package
 * @param line counts from 1; 0 when the file as a whole is meant
 * @param field such as {@code threshold.static[0].above}; null outside of fields
 * @param reason to follow the field, without a full stop, such as {@code is missing}
 * @param remedy a sentence
 */
public record Flaw(
    Grade grade, String file, int line, @Nullable String field, String reason, String remedy) {

  /** What a flaw prevents. */
  public enum Grade {
    /** The package cannot be used. */
    ERROR,
    /** It can, and somebody should look. */
    WARNING
  }

  /** An error. */
  public Flaw(String file, int line, @Nullable String field, String reason, String remedy) {
    this(Grade.ERROR, file, line, field, reason, remedy);
  }

  static Flaw warning(String file, int line, @Nullable String field, String reason, String remedy) {
    return new Flaw(Grade.WARNING, file, line, field, reason, remedy);
  }

  public boolean isError() {
    return grade == Grade.ERROR;
  }

  /** Such as {@code r.md:4: field (match.type) is missing. Write one type, or a list of them.} */
  public String sentence() {
    return "%s: %s%s. %s"
        .formatted(
            line == 0 ? file : file + ":" + line,
            field == null ? "" : "field (" + field + ") ",
            reason,
            remedy);
  }
}
