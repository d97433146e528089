package io.belfry.runbook.where;

/** A condition that cannot be read. */
public final class WhereException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final int column;
  private final String remedy;

  /**
   * @param column where, from 1
   * @param reason to follow the text, without a full stop
   * @param remedy a sentence
   */
  WhereException(int column, String reason, String remedy) {
    super(reason);
    this.column = column;
    this.remedy = remedy;
  }

  /** Where in the text it is, from 1. */
  public int column() {
    return column;
  }

  public String remedy() {
    return remedy;
  }
}
