package io.belfry.event;

import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Which events to list; what is null or empty does not restrict.
 *
 * @param key the event's, exactly
 * @param text in the subject or the key, whatever its case
 * @param who whose events
 * @param since opened then or later
 * @param cause the event that probably causes them
 * @param root whether nothing is known to cause them
 */
public record EventFilter(
    List<String> states,
    List<String> handlings,
    List<String> priorities,
    List<String> severities,
    @Nullable String team,
    @Nullable String service,
    @Nullable Boolean unclassified,
    @Nullable String key,
    @Nullable String text,
    Who who,
    @Nullable Instant since,
    @Nullable UUID cause,
    @Nullable Boolean root) {

  /** Whatever causes them. */
  public EventFilter(
      List<String> states,
      List<String> handlings,
      List<String> priorities,
      List<String> severities,
      @Nullable String team,
      @Nullable String service,
      @Nullable Boolean unclassified,
      @Nullable String key,
      @Nullable String text,
      Who who,
      @Nullable Instant since) {
    this(
        states,
        handlings,
        priorities,
        severities,
        team,
        service,
        unclassified,
        key,
        text,
        who,
        since,
        null,
        null);
  }

  /**
   * Whose events, by the numbers of users.
   *
   * @param assignee who is accountable; {@link #NOBODY} for events that nobody took on
   * @param responder who is accountable or helps, or whose group is a responder of its service
   * @param interested who has to do with it in any way, or watches, or whose group subscribed
   */
  public record Who(@Nullable Long assignee, @Nullable Long responder, @Nullable Long interested) {
    /** Nobody is assigned. */
    public static final Long NOBODY = 0L;

    /** Everybody's. */
    public static final Who ANYBODY = new Who(null, null, null);
  }

  /** Returns the filter for all events of a key. */
  public static EventFilter ofKey(String key) {
    List<String> any = List.of();
    return new EventFilter(any, any, any, any, null, null, null, key, null, Who.ANYBODY, null);
  }

  /** Returns whether none of the events can be closed. */
  boolean isWithoutClosed() {
    return (!states.isEmpty() && !states.contains("closed"))
        || (!handlings.isEmpty() && !handlings.contains("closed"));
  }
}
