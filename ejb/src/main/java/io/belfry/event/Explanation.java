package io.belfry.event;

import io.belfry.engine.FactValues;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an event is there, as it is, and whom it called.
 *
 * @param summary one paragraph for people
 * @param steps what the rules decided, in order
 * @param nextSteps what the event's decisions go on from; null when these are all
 * @param notified who was told, or was to be told, in order
 */
public record Explanation(
    Event event,
    String summary,
    List<Step> steps,
    @Nullable String nextSteps,
    List<Told> notified) {

  /**
   * One decision.
   *
   * @param facts that the rule matched, with their values at that moment
   * @param alertId null when no alert caused it
   */
  public record Step(
      Instant at,
      String kind,
      String sentence,
      String rule,
      String release,
      List<FactValues> facts,
      @Nullable String alertId) {}

  /**
   * One row of the outbox.
   *
   * @param key derives from the decision that called
   * @param state waiting, sent, unaddressed or dead
   * @param recipient the address; null while nothing was tried
   * @param lastError why it could not be sent the last time
   */
  public record Told(
      String key,
      String state,
      String team,
      @Nullable String recipient,
      Instant createdAt,
      @Nullable Instant sentAt,
      @Nullable String lastError,
      String sentence) {}
}
