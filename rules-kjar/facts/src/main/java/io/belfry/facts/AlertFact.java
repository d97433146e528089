package io.belfry.facts;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One alert while it is judged. It is in working memory for that time only: what must outlast it is
 * kept in small facts per key, because windows over raw alerts cost up to a hundred times as much.
 */
public final class AlertFact implements AboutEvents, Explained, Passing {
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
  private final Map<String, Double> values;
  private final long expiresAt;
  private final @Nullable String rating;
  private final boolean again;
  private Severity sent;
  private double beyond = Double.NaN;
  private @Nullable EventFact event;
  private boolean known;

  /**
   * An alert that measures nothing, and holds until its sender takes it back.
   *
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
    this(
        arrival, source, type, key, status, severity, summary, service, ci, labels, startsAt,
        Map.of(), 0);
  }

  /**
   * @param arrival when Belfry stored the alert, in milliseconds since 1970
   * @param service the service's name, empty when the sender named none
   * @param ci the configuration item's name, empty when the sender named none
   * @param startsAt the sender's own start, in milliseconds since 1970, 0 when it gave none
   * @param values what it measured, by the metric's name; finite numbers
   * @param expiresAt until when it holds unless it is sent again, in milliseconds since 1970; 0
   *     when it holds until its sender takes it back
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
      long startsAt,
      Map<String, Double> values,
      long expiresAt) {
    this(
        arrival, source, type, key, status, severity, summary, service, ci, labels, startsAt,
        values, expiresAt, null, false);
  }

  private AlertFact(
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
      long startsAt,
      Map<String, Double> values,
      long expiresAt,
      @Nullable String rating,
      boolean again) {
    this.arrival = arrival;
    this.source = source;
    this.type = type;
    this.key = key;
    this.status = status;
    this.severity = severity;
    this.sent = severity;
    this.summary = summary;
    this.service = service;
    this.ci = ci;
    this.labels = labels;
    this.startsAt = startsAt;
    this.values = values;
    this.expiresAt = expiresAt;
    this.rating = rating;
    this.again = again;
  }

  /** The open event of its key; null when there was none as it came. */
  public @Nullable EventFact getEvent() {
    return event;
  }

  @Override
  public List<EventFact> aboutEvents() {
    return event == null ? List.of() : List.of(event);
  }

  /** Whether an event of its key is open. */
  public boolean isOfEvent() {
    return event != null;
  }

  /** Whether the event of its key is firing. */
  public boolean isOfFiring() {
    return event != null && event.isFiring();
  }

  /** Whether the event of its key flaps. */
  public boolean isOfFlapping() {
    return event != null && event.isFlapping();
  }

  /** Whether the event of its key is as severe. */
  public boolean isAsSevere() {
    return event != null && event.getSeverity() == severity;
  }

  /** Whether its sender gives the start that the event of its key has already. */
  public boolean isOfSameStart() {
    return startsAt != 0 && event != null && event.startedAt(startsAt);
  }

  /**
   * For the host, before it inserts the alert. Rules that would have to look for an event with each
   * alert, among all that are open, ask the alert instead.
   */
  public void setEvent(@Nullable EventFact event) {
    this.event = event;
  }

  /**
   * The same alert as a threshold judges it, with {@link #isRated()}. A rule inserts it in place of
   * this one, and says so by {@link Decisions#instead}.
   *
   * @param judgedStatus firing where the threshold is crossed, resolved where it no longer is
   * @param reason for people, such as {@code used_percent is 93.5, above 90 for 10 minutes}
   */
  public AlertFact rated(Status judgedStatus, Severity judgedSeverity, String reason) {
    AlertFact rated =
        new AlertFact(
            arrival,
            source,
            type,
            key,
            judgedStatus,
            judgedSeverity,
            summary,
            service,
            ci,
            labels,
            startsAt,
            values,
            expiresAt,
            reason,
            again);
    rated.sent = sent;
    rated.event = event;
    return rated;
  }

  /**
   * The same alert with {@link #isAgain()}: it was held, and is judged again.
   *
   * @param now in milliseconds since 1970
   */
  public AlertFact again(long now) {
    return new AlertFact(
        now, source, type, key, status, severity, summary, service, ci, labels, startsAt, values,
        expiresAt, rating, true);
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

  /** The severity that the sender gave, whatever a threshold made of it. */
  public Severity getSentSeverity() {
    return sent;
  }

  /**
   * For match rules: whether no runbook has taken the alert before. The first one in the order of
   * the release takes it, so that no two judge it.
   */
  public boolean take() {
    boolean first = !known;
    known = true;
    return first;
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

  /** All labels, by name. */
  public Map<String, String> getLabels() {
    return labels;
  }

  /** What it measured, by the metric's name; empty for most alerts. */
  public Map<String, Double> getValues() {
    return values;
  }

  /** The measured value of a metric, or null. */
  public @Nullable Double value(String metric) {
    return values.get(metric);
  }

  /** Whether it measured anything: the first constraint of whatever looks at values. */
  public boolean isMeasured() {
    return !values.isEmpty();
  }

  /**
   * Until when it holds unless it is sent again, in milliseconds since 1970; 0 when it holds until
   * its sender takes it back.
   */
  public long getExpiresAt() {
    return expiresAt;
  }

  /** Whether it must be sent again to go on holding. */
  public boolean isExpiring() {
    return expiresAt != 0;
  }

  /** Whether a threshold has judged it already: severity and status are the threshold's. */
  public boolean isRated() {
    return rating != null;
  }

  /** What the threshold said, for people; null where none judged. */
  public @Nullable String getRating() {
    return rating;
  }

  /**
   * How far the value that a level speaks of is beyond the mildest level that it breaches, in the
   * unit of the value; NaN where no level judged one.
   */
  public double getBeyond() {
    return beyond;
  }

  /** The same alert, which says how far its value is beyond its threshold. */
  public AlertFact beyond(double distance) {
    beyond = distance;
    return this;
  }

  /** Whether it was held before, and is judged again now. */
  public boolean isAgain() {
    return again;
  }

  @Override
  public String factName() {
    return "alert";
  }

  @Override
  public Map<String, String> factValues() {
    Grounds grounds =
        new Grounds()
            .with("type", type)
            .with("key", key)
            .with("status", status)
            .with("severity", severity)
            .with("source", source)
            .with("service", service)
            .with("ci", ci)
            .with("threshold", rating)
            .with("judged", again ? "again" : null);
    values.forEach((metric, value) -> grounds.with("value of " + metric, value));
    return grounds.values();
  }
}
