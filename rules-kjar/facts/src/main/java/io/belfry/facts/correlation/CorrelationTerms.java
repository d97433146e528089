package io.belfry.facts.correlation;

import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import io.belfry.facts.Priority;
import java.util.Map;

/**
 * How far apart cause and symptom may be, and how long the first page waits for a cause.
 *
 * <p>All in milliseconds.
 */
public final class CorrelationTerms implements Explained {
  /** What was explained by something that is over is looked at again after so long. */
  public static final long AFTER_CAUSE = 300_000;

  /** What so many services suffer from has a high impact, however little hangs on each. */
  public static final int WIDE = 5;

  /** Ten minutes along dependencies, five for what is close; pages wait 5 s for P1, else 30 s. */
  public static final CorrelationTerms DEFAULT =
      new CorrelationTerms(600_000, 300_000, 5_000, 30_000);

  private final long along;
  private final long near;
  private final long urgentHold;
  private final long hold;

  /**
   * @param along between a failure and what depends on it
   * @param near between failures at one place
   * @param urgentHold of the first page of a P1; 0 for none
   * @param hold of the first page of others; 0 for none
   */
  public CorrelationTerms(long along, long near, long urgentHold, long hold) {
    this.along = along;
    this.near = near;
    this.urgentHold = urgentHold;
    this.hold = hold;
  }

  public long getAlong() {
    return along;
  }

  public long getNear() {
    return near;
  }

  public long getUrgentHold() {
    return urgentHold;
  }

  public long getHold() {
    return hold;
  }

  /** How long the first page of an event waits. */
  public long holdOf(Priority priority) {
    return priority == Priority.P1 ? urgentHold : hold;
  }

  @Override
  public String factName() {
    return "correlation terms";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds()
        .with("milliseconds along dependencies", along)
        .with("milliseconds between neighbours", near)
        .with("milliseconds that a P1 waits", urgentHold)
        .with("milliseconds that others wait", hold)
        .values();
  }
}
