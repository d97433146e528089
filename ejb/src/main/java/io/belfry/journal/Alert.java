package io.belfry.journal;

import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import java.util.Map;

/**
 * One notification of a monitoring source, normalised and immutable.
 *
 * @param source what sent it, such as {@code prometheus}
 * @param type the sender's own name for what happened, such as an alertname
 * @param key what it is about; alerts of the same key belong to the same event
 * @param service the service's name, empty when unknown
 * @param ci the configuration item's name, empty when unknown
 * @param labels what else the sender said, in the order of their names
 * @param startsAt the sender's start in milliseconds since 1970, 0 when it gave none
 * @param idempotencyKey of this notification, empty when its sender gave none; what is stored tells
 *     senders apart that number theirs alike
 * @param values what it measured, in the order of the metrics' names; finite numbers
 * @param expiresAt until when it holds unless it is sent again, in milliseconds since 1970; 0 when
 *     it holds until its sender takes it back
 */
public record Alert(
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
    String idempotencyKey,
    Map<String, Double> values,
    long expiresAt) {

  /** An alert that measures nothing, and holds until its sender takes it back. */
  public Alert(
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
      String idempotencyKey) {
    this(
        source,
        type,
        key,
        status,
        severity,
        summary,
        service,
        ci,
        labels,
        startsAt,
        idempotencyKey,
        Map.of(),
        0);
  }
}
