package io.belfry.notification;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One message about an event that changed, before it is in the outbox.
 *
 * @param key tells repetitions: each receiver is told once of a key
 * @param team that owns the event
 * @param priority as channels are chosen by it, such as P1
 * @param person the number of the user whom it is for, null for the team
 */
public record Call(
    long tenant,
    String key,
    UUID event,
    String team,
    String priority,
    @Nullable Long person,
    String subject,
    String body,
    Instant at) {

  /** Returns the same for somebody. */
  Call to(long somebody) {
    return new Call(tenant, key, event, team, priority, somebody, subject, body, at);
  }

  /** Adds it in the transaction of what it tells, by every way that leads to whom it is for. */
  public void leave(Connection transaction) throws SQLException {
    Message message = new Message(tenant, key, event, Occasion.CHANGED, subject, body, at);
    if (person == null) {
      try (TeamRows rows = new TeamRows(transaction)) {
        rows.add(team, priority, message);
        rows.write();
      }
    } else {
      try (PersonRows rows = new PersonRows(transaction)) {
        rows.add(person, team, message);
        rows.write();
      }
    }
  }
}
