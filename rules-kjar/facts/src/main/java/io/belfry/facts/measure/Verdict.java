package io.belfry.facts.measure;

import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import io.belfry.facts.Passing;
import io.belfry.facts.Severity;
import java.util.Map;

/** What the levels of a runbook make of a series at one moment. */
public final class Verdict implements Explained, Passing {
  private final Judging judging;
  private final Kind kind;
  private final int level;
  private final long rest;

  /** How a series stands to the levels. */
  public enum Kind {
    /** No level is breached, or what was reached has ended. */
    BELOW,
    /** A level is breached, and none has been for as long as it must. */
    PENDING,
    /** At least one level is reached. */
    REACHED
  }

  Verdict(Judging judging, Kind kind, int level, long rest) {
    this.judging = judging;
    this.kind = kind;
    this.level = level;
    this.rest = rest;
  }

  public Kind getKind() {
    return kind;
  }

  /** Of the worst level that is reached; of the one spoken about when none is. */
  public Severity getSeverity() {
    return judging.level(level).severity();
  }

  /**
   * In how many milliseconds a level, or a worse one, will be reached if the series stays as it is;
   * 0 when none will.
   */
  public long getRest() {
    return rest;
  }

  /**
   * Whether the waiting for a level has an end with this: it was reached, or is breached no more.
   */
  public boolean isWaitOver() {
    return judging.waited() && kind != Kind.PENDING;
  }

  /** The value, the bound, the level and how long, such as for a list of alerts. */
  public String getReason() {
    return Sentence.of(this, judging, level);
  }

  Judging judging() {
    return judging;
  }

  @Override
  public String factName() {
    return "verdict";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds()
        .with("threshold", kind)
        .with("level", getSeverity())
        .with("because", getReason())
        .values();
  }
}
