package io.belfry.handling;

import io.belfry.identity.Actor;
import io.belfry.platform.Json;
import io.belfry.platform.Page;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * All that happened to an event, in one order: what rules decided, whom Belfry told, and what
 * people did.
 */
@ApplicationScoped
@Transactional
@InTenant
public class Timeline {
  private static final String ABOUT = " where tenant_id = :tenant and event_id = :event";

  // What deadlines decided after an entry comes after what its alerts decided.
  private static final String ENTRIES =
      """
      select at, rank, a, b, c, what, first, second, text, note from (
        select at, 1 as rank, position as a, case when index < 0 then 999999999 else index end as b,
            sequence as c, kind as what, '' as first, '' as second, sentence as text, null as note
          from decision
      """
          + ABOUT
          + """
        union all
        select created_at, 2, id, 0, 0, state, coalesce(recipient, ''),
            case when person is null then team else 'user:' || person end, subject, last_error
          from outbox
      """
          + ABOUT
          + """
        union all
        select at, 3, id, 0, 0, actor || ' ' || action, handling_before, handling_after,
            detail\\:\\:text, note
          from event_action
      """
          + ABOUT
          + " ) entries";

  private final EntityManager entities;
  private final CurrentTenant tenant;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Timeline() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Timeline(EntityManager entities, CurrentTenant tenant) {
    this.entities = entities;
    this.tenant = tenant;
  }

  /**
   * Returns what happened, the oldest first, or the newest.
   *
   * @throws io.belfry.platform.Fault invalid-value for a cursor that is not of this list
   */
  public Page<TimelineEntry> of(
      UUID event, boolean newestFirst, @Nullable String cursor, int limit) {
    String order = newestFirst ? " desc" : "";
    String where =
        cursor == null
            ? ""
            : " where (at, rank, a, b, c) %s (cast(:at as timestamptz), :rank, :a, :b, :c)"
                .formatted(newestFirst ? "<" : ">");
    Query query =
        entities
            .createNativeQuery(
                ENTRIES
                    + where
                    + " order by at%1$s, rank%1$s, a%1$s, b%1$s, c%1$s".formatted(order))
            .setParameter("tenant", tenant.id())
            .setParameter("event", event)
            .setMaxResults(limit + 1);
    if (cursor != null) {
      TimelinePlace.of(cursor).bind(query);
    }
    List<?> rows = query.getResultList();
    return Page.of(
        rows.stream().map(row -> entry((Object[]) row)).toList(), limit, TimelineEntry::id);
  }

  private static TimelineEntry entry(Object[] row) {
    Instant at = instant(row[0]);
    int rank = ((Number) row[1]).intValue();
    TimelinePlace place =
        new TimelinePlace(
            ChronoUnit.MICROS.between(Instant.EPOCH, at),
            rank,
            ((Number) row[2]).longValue(),
            ((Number) row[3]).intValue(),
            ((Number) row[4]).intValue());
    String what = (String) row[5];
    String first = (String) row[6];
    String second = (String) row[7];
    String text = (String) row[8];
    String note = (String) row[9];
    return switch (rank) {
      case 1 ->
          new TimelineEntry(place.text(), at, "decision", null, what, null, null, text, null, null);
      case 2 -> notification(place, at, what, first, second, text, note);
      default -> action(place, at, what, first, second, text, note);
    };
  }

  private static TimelineEntry notification(
      TimelinePlace place,
      Instant at,
      String state,
      String recipient,
      String receiver,
      String subject,
      @Nullable String error) {
    boolean person = receiver.startsWith("user:");
    String to = person ? TimelineEntry.WHOM : "The team " + receiver;
    String sentence =
        switch (state) {
          case "sent" ->
              "%s was told%s: %s"
                  .formatted(to, recipient.isEmpty() ? "" : " at " + recipient, subject);
          case "waiting" -> "%s is about to be told: %s".formatted(to, subject);
          case "unaddressed" -> "%s was not told: %s".formatted(to, subject);
          default -> "Telling was given up (%s): %s".formatted(to, subject);
        };
    return new TimelineEntry(
        place.text(),
        at,
        "notification",
        null,
        state,
        null,
        null,
        sentence,
        person ? Actor.of(receiver) : null,
        error);
  }

  private static TimelineEntry action(
      TimelinePlace place,
      Instant at,
      String what,
      String before,
      String after,
      String detail,
      @Nullable String note) {
    int space = what.indexOf(' ');
    Actor by = Actor.of(what.substring(0, space));
    String action = what.substring(space + 1);
    boolean moved = !before.equals(after);
    return new TimelineEntry(
        place.text(),
        at,
        action.equals("comment") ? "comment" : "action",
        by.kind() == Actor.Kind.BELFRY ? null : by,
        action,
        moved ? before : null,
        moved ? after : null,
        Sentences.of(action, detail),
        whom(detail),
        note);
  }

  private static @Nullable Actor whom(String detail) {
    Map<?, ?> facts = Json.read(detail, Map.class);
    Object person = facts.containsKey("helper") ? facts.get("helper") : facts.get("assignee");
    return person instanceof Number number ? Actor.user(number.longValue()) : null;
  }

  private static Instant instant(Object time) {
    return time instanceof Instant instant ? instant : ((java.sql.Timestamp) time).toInstant();
  }
}
