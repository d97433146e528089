package io.belfry.jsonpath;

/** A text that is no path: what is wrong, and what to write instead. */
public final class PathException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final String remedy;

  PathException(String reason, String remedy) {
    super(reason);
    this.remedy = remedy;
  }

  /** Returns what is wrong, without a full stop. */
  public String reason() {
    return String.valueOf(getMessage());
  }

  /** Returns the next step, without a full stop. */
  public String remedy() {
    return remedy;
  }
}
