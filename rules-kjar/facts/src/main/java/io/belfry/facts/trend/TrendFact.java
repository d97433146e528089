package io.belfry.facts.trend;

import io.belfry.facts.Kept;
import io.belfry.facts.Severity;
import io.belfry.facts.measure.Wording;
import org.jspecify.annotations.Nullable;

/**
 * How the alerts that join an event go on, from its second one: their severity, how many come, and
 * how far what they measure is beyond its threshold. The host tells it of each alert, so that no
 * rule looks at alerts for it; whether the event counts as getting worse is said by rules.
 */
public final class TrendFact implements Kept {
  /** How long an event stays raised after the last sign; in milliseconds. */
  public static final long LASTS = 30 * 60 * 1000L;

  /** Alerts are counted in stretches of this, from when the event began to fire; milliseconds. */
  private static final long STRETCH = 5 * 60 * 1000L;

  /** Fewer alerts in a stretch are no sign, */
  private static final int FEWEST = 10;

  /** and neither are less than so many times as many as in the stretch before. */
  private static final int TIMES = 3;

  /** Two rises of the severity within this are a sign; in milliseconds. */
  private static final long RISES_WITHIN = 15 * 60 * 1000L;

  /** So many values in a row, each farther from the threshold than the one before. */
  private static final int VALUES = 6;

  /** The last of them is at least so many times as far as the first. */
  private static final int FARTHER = 2;

  private static final int NONE = -1;

  /** Of values that go farther and farther: the first, the last, and how many they are. */
  private static final int FIRST = 0;

  private static final int LAST = 1;
  private static final int COUNT = 2;

  private String key = "";
  private boolean worsening;
  private Severity worst = Severity.INFO;
  private long roseAt;
  private long stretchAt;
  private int now;
  private int before;

  /** Most events measure nothing, and there is one of this for each. */
  private double @Nullable [] values;

  /** For snapshots. */
  public TrendFact() {}

  /** With the first alert of an event counted; see {@link #begin}. */
  public TrendFact(String key, Severity severity, long time) {
    this.key = key;
    begin(severity, time);
    now = 1;
  }

  /**
   * The event begins to fire: what was before says nothing of where it goes.
   *
   * @param time in milliseconds since 1970
   */
  public void begin(Severity severity, long time) {
    worst = severity;
    roseAt = 0;
    stretchAt = time;
    now = 0;
    before = NONE;
    values = null;
  }

  /**
   * An alert joins.
   *
   * @param time when it came, in milliseconds since 1970
   * @param beyond how far its value is beyond the threshold, NaN for none
   * @return a sign that the event gets worse, for people; empty for none
   */
  public String joins(long time, Severity severity, double beyond) {
    String rising = rises(time, severity);
    String often = comes(time);
    String away = measures(beyond);
    if (!rising.isEmpty()) {
      return rising;
    }
    return often.isEmpty() ? away : often;
  }

  private String rises(long time, Severity severity) {
    if (severity.compareTo(worst) >= 0) {
      return "";
    }
    boolean again = roseAt != 0 && time - roseAt <= RISES_WITHIN;
    worst = severity;
    roseAt = time;
    return again
        ? "its severity rose twice within %s, to %s"
            .formatted(Wording.span(RISES_WITHIN), Wording.word(severity))
        : "";
  }

  private String comes(long time) {
    long over = Math.max(0, time - stretchAt) / STRETCH;
    if (over > 0) {
      before = over == 1 ? now : 0;
      now = 0;
      stretchAt += over * STRETCH;
    }
    now++;
    // Said once in a stretch; the first one has none before it.
    return before >= 0 && now == Math.max(FEWEST, TIMES * before)
        ? "%d alerts came within %s, and %d in the %s before"
            .formatted(now, Wording.span(STRETCH), before, Wording.span(STRETCH))
        : "";
  }

  private String measures(double beyond) {
    if (Double.isNaN(beyond)) {
      return "";
    }
    double[] row = values;
    if (row == null || beyond <= row[LAST]) {
      row = new double[] {beyond, beyond, 0};
      values = row;
    }
    row[LAST] = beyond;
    row[COUNT]++;
    return row[COUNT] >= VALUES && beyond >= FARTHER * row[FIRST]
        ? "%d values in a row went farther beyond the threshold, from %s to %s"
            .formatted((long) row[COUNT], Wording.number(row[FIRST]), Wording.number(beyond))
        : "";
  }

  @Override
  public String keptKey() {
    return key;
  }

  /** A change of rules does not change where an event goes. */
  @Override
  public boolean isLongLived() {
    return true;
  }

  public String getKey() {
    return key;
  }

  /** Whether rules count it as getting worse. */
  public boolean isWorsening() {
    return worsening;
  }

  public void setWorsening(boolean worsening) {
    this.worsening = worsening;
  }
}
