package io.belfry.event;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which events to list; what is null or empty does not restrict.
 *
 * @param key the event's, exactly
 * @param text in the subject or the key, whatever its case
 * @param cause the event that probably causes them
 * @param root whether nothing is known to cause them
 */
public record EventFilter(
    List<String> states,
    List<String> priorities,
    @Nullable String team,
    @Nullable String service,
    @Nullable Boolean unclassified,
    @Nullable String key,
    @Nullable String text,
    @Nullable UUID cause,
    @Nullable Boolean root) {

  /** Whatever causes them. */
  public EventFilter(
      List<String> states,
      List<String> priorities,
      @Nullable String team,
      @Nullable String service,
      @Nullable Boolean unclassified,
      @Nullable String key,
      @Nullable String text) {
    this(states, priorities, team, service, unclassified, key, text, null, null);
  }
}
