package io.belfry.facts;

import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.kie.api.definition.type.Role;
import org.kie.api.definition.type.Timestamp;

/**
 * One alert while it is judged. It is in working memory for that time only: what must outlast it is
 * kept in small facts per key, because windows over raw alerts cost up to a hundred times as much.
 */
@Role(Role.Type.EVENT)
@Timestamp("arrival")
public final class AlertFact implements Explained, Passing {
  private final long arrival;
  private final String source;
  private final String type;
  private final String key;
  private final Status status;
  private final Severity severity;
  private final String summary;
  private final String service;
  private final String ci;
  private final Map<String, String> labels;
  private final long startsAt;

  /**
   * @param arrival when Belfry stored the alert, in milliseconds since 1970
   * @param service the service's name, empty when the sender named none
   * @param ci the configuration item's name, empty when the sender named none
   * @param startsAt the sender's own start, in milliseconds since 1970, 0 when it gave none
   */
  public AlertFact(
      long arrival,
      String source,
      String type,
      String key,
      Status status,
      Severity severity,
      String summary,
      String service,
      String ci,
      Map<String, String> labels,
      long startsAt) {
    this.arrival = arrival;
    this.source = source;
    this.type = type;
    this.key = key;
    this.status = status;
    this.severity = severity;
    this.summary = summary;
    this.service = service;
    this.ci = ci;
    this.labels = labels;
    this.startsAt = startsAt;
  }

  public long getArrival() {
    return arrival;
  }

  public String getSource() {
    return source;
  }

  public String getType() {
    return type;
  }

  public String getKey() {
    return key;
  }

  public Status getStatus() {
    return status;
  }

  public boolean isFiring() {
    return status == Status.FIRING;
  }

  public Severity getSeverity() {
    return severity;
  }

  public String getSummary() {
    return summary;
  }

  public String getService() {
    return service;
  }

  public String getCi() {
    return ci;
  }

  public long getStartsAt() {
    return startsAt;
  }

  /** The label's value, or null. */
  public @Nullable String label(String name) {
    return labels.get(name);
  }

  @Override
  public String factName() {
    return "alert";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds()
        .with("type", type)
        .with("key", key)
        .with("status", status)
        .with("severity", severity)
        .with("source", source)
        .with("service", service)
        .with("ci", ci)
        .values();
  }
}
