package io.belfry.facts.baseline;

import io.belfry.facts.AlertFact;
import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import io.belfry.facts.Passing;
import io.belfry.facts.RunbookMatch;
import io.belfry.facts.measure.DynamicFact;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What an alert says of one series that is compared with its own past. */
public final class Sample implements Explained, Passing {
  private final AlertFact alert;
  private final DynamicFact threshold;
  private final String series;
  private final String id;
  private final @Nullable Double value;

  private Sample(AlertFact alert, DynamicFact threshold, String series) {
    this.alert = alert;
    this.threshold = threshold;
    this.series = series;
    this.id = series + " " + threshold.getMetric();
    this.value = alert.isFiring() ? alert.value(threshold.getMetric()) : null;
  }

  /** How what is learned is named, of a metric of a key as a runbook looks at it. */
  public static String idOf(String runbook, String key, String metric) {
    return RunbookMatch.seriesOf(runbook, key) + " " + metric;
  }

  /** One, or none when the alert fires without a value of the metric. */
  public static List<Sample> of(RunbookMatch match, DynamicFact threshold) {
    Sample sample = new Sample(match.getAlert(), threshold, match.getSeries());
    return sample.isPoint() || !match.getAlert().isFiring() ? List.of(sample) : List.of();
  }

  public AlertFact getAlert() {
    return alert;
  }

  /** Names the runbook, the key and the metric together. */
  public String getId() {
    return id;
  }

  /** Names the runbook and the key together. */
  public String getSeries() {
    return series;
  }

  /** When the alert came, in milliseconds since 1970. */
  public long getAt() {
    return alert.getArrival();
  }

  /** Whether it has a value; if not, the sender takes back what it said of it. */
  public boolean isPoint() {
    return value != null;
  }

  /** Why nothing is learned of it, where the tenant has as many baselines as it may have. */
  public String refusal(BaselineLimit limit) {
    return "Nothing is learned of %s of this key, because the tenant has its number of baselines (%d)."
        .formatted(threshold.getMetric(), limit.getMost());
  }

  DynamicFact threshold() {
    return threshold;
  }

  /** Not a number where there is none. */
  double value() {
    return value == null ? Double.NaN : value;
  }

  @Override
  public String factName() {
    return "value";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds().with("of", threshold.getMetric()).with("is", value).values();
  }
}
