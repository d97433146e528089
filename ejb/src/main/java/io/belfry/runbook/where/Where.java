package io.belfry.runbook.where;

import io.belfry.facts.match.Condition;
import io.belfry.facts.match.WhereFact;

/** A condition on an alert, beyond its type. Two that are written alike are the same. */
public final class Where {
  private static final int LONGEST = 4_000;

  private final String text;
  private final Term term;

  private Where(String text, Term term) {
    this.text = text;
    this.term = term;
  }

  /**
   * Reads one, such as {@code labels.volume matches "prod_.*" and severity >= major}.
   *
   * @throws WhereException when it is none
   */
  public static Where of(String text) {
    if (text.length() > LONGEST) {
      throw new WhereException(1, "is too long", "Write at most %d letters.".formatted(LONGEST));
    }
    return new Where(text, new WhereParser(text).parse());
  }

  /** The parameter of a match rule; generated rules call this. */
  public static WhereFact fact(String runbook, String text) {
    Where where = of(text);
    return new WhereFact(runbook, text, where.condition());
  }

  /** As its author wrote it. */
  public String text() {
    return text;
  }

  public Condition condition() {
    return term;
  }

  /** Whether no alert can meet both; false when that is not certain. */
  public boolean excludes(Where other) {
    return Exclusion.between(term, other.term);
  }

  /** Whether no alert can meet it; false when that is not certain. */
  public boolean neverHolds() {
    return Exclusion.within(term);
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof Where where && where.text.equals(text);
  }

  @Override
  public int hashCode() {
    return text.hashCode();
  }

  @Override
  public String toString() {
    return text;
  }
}
