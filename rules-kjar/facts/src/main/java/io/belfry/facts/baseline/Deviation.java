package io.belfry.facts.baseline;

import io.belfry.facts.AlertFact;
import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import io.belfry.facts.Passing;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.facts.measure.Wording;
import java.util.Map;

/** How one point of a series stands to what is usual for it. */
public final class Deviation implements Explained, Passing {
  private final Sample sample;
  private final Baseline baseline;
  private final Band band;
  private final boolean unusual;
  private final int calm;
  private final long heardAt;

  Deviation(Sample sample, Baseline baseline, Band band, boolean unusual, int calm, long heardAt) {
    this.sample = sample;
    this.baseline = baseline;
    this.band = band;
    this.unusual = unusual;
    this.calm = calm;
    this.heardAt = heardAt;
  }

  public AlertFact getAlert() {
    return sample.getAlert();
  }

  public String getKey() {
    return sample.getAlert().getKey();
  }

  /** Names the runbook, the key and the metric together. */
  public String getId() {
    return sample.getId();
  }

  /** Names the runbook and the key together. */
  public String getSeries() {
    return sample.getSeries();
  }

  public String getMetric() {
    return sample.threshold().getMetric();
  }

  /** When the last point came of which the baseline knows, in milliseconds since 1970. */
  public long getHeardAt() {
    return heardAt;
  }

  /** Whether there is too little past to judge by. */
  public boolean isLearning() {
    return baseline.learning();
  }

  public boolean isUnusual() {
    return unusual;
  }

  /** What an unusual value gives the event. */
  public Severity getSeverity() {
    return sample.threshold().getSeverity();
  }

  /** The value, what is usual, and what follows from that. */
  public String getReason() {
    String metric = getMetric();
    if (isLearning()) {
      return "It is still learned what is usual of %s: %d points over %s so far, of at least %d over a day"
          .formatted(metric, baseline.count(), Wording.span(baseline.span()), Baseline.FEWEST);
    }
    double figure = baseline.measured();
    if (Double.isNaN(figure)) {
      return "%s began again from a lower count, which says nothing of what is usual"
          .formatted(metric);
    }
    String is =
        (baseline.counter() ? "%s grows by %s a second, usual is %s" : "%s is %s, usual is %s")
            .formatted(metric, Wording.number(figure), band.inWords());
    if (!unusual) {
      return band.holds(figure) ? is : is + ", not unusual enough to tell";
    }
    String level = Wording.word(getSeverity());
    if (calm > 0) {
      return "%s (%s until %d points in a row are usual)".formatted(is, level, BaselineFact.CALM);
    }
    return band.holds(figure)
        ? "%s, but not how it has moved lately (%s)".formatted(is, level)
        : "%s (%s)".formatted(is, level);
  }

  /** The alert as a usual value has it. */
  public AlertFact resolved() {
    return getAlert().rated(Status.RESOLVED, getSeverity(), getReason());
  }

  @Override
  public String factName() {
    return "baseline";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds()
        .with("metric", getMetric())
        .with("sensitivity", sample.threshold().getSensitivity())
        .with("because", getReason())
        .values();
  }
}
