package io.belfry.runbook.where;

/**
 * One piece of a condition.
 *
 * @param text the piece; of a text, what stands between its quotes
 * @param column where it begins, from 1
 */
record Token(Kind kind, String text, int column) {
  enum Kind {
    /** A field, a keyword, or a severity. */
    WORD,
    TEXT,
    NUMBER,
    /** An operator, a bracket, or a comma. */
    SIGN,
    END
  }

  boolean is(String sign) {
    return (kind == Kind.SIGN || kind == Kind.WORD) && text.equals(sign);
  }

  String shown() {
    return kind == Kind.END ? "the end" : "(" + text + ")";
  }
}
