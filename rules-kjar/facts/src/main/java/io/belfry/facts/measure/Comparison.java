package io.belfry.facts.measure;

import io.belfry.facts.AlertFact;
import io.belfry.facts.EventFact;
import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import io.belfry.facts.Passing;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What the levels of a runbook make of a series at one moment. */
public final class Comparison implements Explained, Passing {
  private final Judging judging;
  private final Kind kind;
  private final int level;
  private final long rest;
  private final @Nullable AlertFact alert;

  /** How a series stands to the levels. */
  public enum Kind {
    /** No level is breached, or what was reached has ended. */
    BELOW,
    /** A level is breached, and none has been for as long as it must. */
    PENDING,
    /** At least one level is reached. */
    REACHED
  }

  Comparison(Judging judging, Kind kind, int level, long rest) {
    this(judging, kind, level, rest, null);
  }

  private Comparison(Judging judging, Kind kind, int level, long rest, @Nullable AlertFact alert) {
    this.judging = judging;
    this.kind = kind;
    this.level = level;
    this.rest = rest;
    this.alert = alert;
  }

  /** The same, about an alert. */
  Comparison about(AlertFact measured) {
    return new Comparison(judging, kind, level, rest, measured);
  }

  /** What is judged; null when time alone gave the reason to look. */
  public @Nullable AlertFact getAlert() {
    return alert;
  }

  /** The id of the series. */
  public String getSeries() {
    return judging.series().getId();
  }

  public String getKey() {
    return judging.series().getKey();
  }

  /** The name under which alerts wait until a level has lasted. */
  public String getHold() {
    return holdOf(getSeries());
  }

  /** The name under which alerts of a series wait. */
  public static String holdOf(String series) {
    return "for " + series;
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

  /** Whether no level looks at anything that the alert measured, so that only time was judged. */
  public boolean isSilent() {
    return alert != null && !judging.looksAt(alert);
  }

  /** The value, the bound, the level and how long, such as for a list of alerts. */
  public String getReason() {
    return Sentence.of(this, judging, level);
  }

  /**
   * The alert as the thresholds see it, for what is about one.
   *
   * @param status firing when a level is reached, resolved when none is any more
   */
  public AlertFact rated(Status status) {
    return Objects.requireNonNull(alert)
        .rated(status, getSeverity(), getReason())
        .beyond(judging.beyond(level));
  }

  /** An alert of Belfry's own that tells the level to an event, when time alone has reached it. */
  public AlertFact tell(EventFact event, long now) {
    AlertFact own =
        new AlertFact(
            now,
            "belfry",
            judging.series().getType(),
            event.getKey(),
            Status.FIRING,
            getSeverity(),
            getReason(),
            event.getService(),
            "",
            Map.of(),
            event.getStartsAt());
    return own.rated(Status.FIRING, getSeverity(), getReason());
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
