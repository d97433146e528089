package io.belfry.web.notification;

import io.belfry.notification.StoredNotification;
import io.belfry.web.event.EventView.TeamView;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A notification as the API shows it.
 *
 * @param occasion why: opened, changed, escalated, warned, acknowledged or recovered
 * @param channel the team's channel; null for plain mail, and to a person
 * @param person the username of whom it is for; null for a team
 * @param recipient null before the first attempt, and while there is no address
 * @param dueAt when it is tried next, while it waits
 */
public record NotificationView(
    long id,
    String key,
    NotifiedEvent event,
    TeamView team,
    String occasion,
    @Nullable String channel,
    @Nullable String person,
    @Nullable String recipient,
    String subject,
    String state,
    int attempts,
    @Nullable String lastError,
    Instant createdAt,
    Instant dueAt,
    @Nullable Instant sentAt) {

  /**
   * What it is about.
   *
   * @param number null when the event is no longer kept
   */
  public record NotifiedEvent(UUID id, @Nullable Long number) {}

  /** Shows one; a team that is not in the catalogue is shown by its id. */
  static NotificationView of(StoredNotification row, Map<String, String> teamNames) {
    return new NotificationView(
        row.id(),
        row.key(),
        new NotifiedEvent(row.eventId(), row.eventNumber()),
        new TeamView(row.team(), teamNames.getOrDefault(row.team(), row.team())),
        row.occasion(),
        row.channel(),
        row.person(),
        row.recipient(),
        row.subject(),
        row.state(),
        row.attempts(),
        row.lastError(),
        row.createdAt(),
        row.dueAt(),
        row.sentAt());
  }
}
