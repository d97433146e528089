package io.belfry.facts.expectation;

import io.belfry.facts.AlertFact;
import io.belfry.facts.Explained;
import io.belfry.facts.Passing;
import io.belfry.facts.Severity;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * That an alert is what an expectation waits for. The host inserts one beside the alert for each
 * expectation that knows it by its key, type or source; alerts that nothing waits for have none,
 * and so cost no rule anything.
 */
public final class Arrival implements Explained, Passing {
  private final String expectation;
  private final AlertFact alert;
  private final Signal signal;

  public Arrival(String expectation, AlertFact alert) {
    this.expectation = expectation;
    this.alert = alert;
    this.signal = Signal.of(alert);
  }

  /** The id of the expectation. */
  public String getExpectation() {
    return expectation;
  }

  public AlertFact getAlert() {
    return alert;
  }

  /** The key of the alert. */
  public String getKey() {
    return alert.getKey();
  }

  public Signal getSignal() {
    return signal;
  }

  /** When it came, in milliseconds since 1970. */
  public long getAt() {
    return alert.getArrival();
  }

  /** Whether it reports trouble of its own, which goes its own way. */
  public boolean isProblem() {
    return alert.isFiring() && alert.getSeverity() != Severity.INFO;
  }

  /** Whether it tells that a run failed. */
  public boolean isFailed() {
    return signal == Signal.FAILED;
  }

  @Override
  public String factName() {
    return "arrival";
  }

  @Override
  public Map<String, String> factValues() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("expectation", expectation);
    values.put("key", alert.getKey());
    values.put("type", alert.getType());
    values.put("source", alert.getSource());
    return values;
  }
}
