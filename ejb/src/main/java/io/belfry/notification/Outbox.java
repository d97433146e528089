package io.belfry.notification;

import io.belfry.platform.Texts;
import io.belfry.platform.Worker;
import io.belfry.tenancy.TenantGuard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Sends what waits in the outbox, at least once. A row is claimed in a commit of its own before it
 * is sent: that commit reaches the disk, and with it the decision that made the row, so nothing is
 * told that a crash could undo.
 */
public final class Outbox implements AutoCloseable {
  private static final System.Logger log = System.getLogger(Outbox.class.getName());
  static final Duration CLAIM = Duration.ofMinutes(2);
  static final int MOST_ATTEMPTS = 8;

  private static final String CLAIM_ROWS =
      """
      update outbox o set attempts = o.attempts + 1, claimed_until = ?
        where o.id in (
          select id from outbox
            where state = 'waiting' and due_at <= ? and (claimed_until is null or claimed_until < ?)
            order by due_at limit 20 for update skip locked)
        returning o.id, o.key, o.team,
          case when o.person is null
            then (select t.mail from team t where t.tenant_id = o.tenant_id and t.id = o.team)
            else (select u.mail from app_user u where u.tenant_id = o.tenant_id and u.id = o.person)
          end,
          o.subject, o.body, o.attempts
      """;

  private final DataSource database;
  private final Notifier notifier;
  private final InstantSource clock;
  private final Worker worker =
      new Worker("belfry-outbox", Duration.ofSeconds(1), () -> sendWhatIsDue() > 0);

  public Outbox(DataSource database, Notifier notifier, InstantSource clock) {
    this.database = database;
    this.notifier = notifier;
    this.clock = clock;
  }

  /** Starts the worker. */
  public void start() {
    worker.start();
  }

  /** Says that there may be something to send. */
  public void wake() {
    worker.wake();
  }

  @Override
  public void close() {
    worker.close();
  }

  /** Claims and sends one batch; returns how many were claimed. */
  int sendWhatIsDue() throws SQLException {
    Instant until = clock.instant().plus(CLAIM);
    List<Notification> claimed = claim(until);
    for (Notification notification : claimed) {
      if (clock.instant().isBefore(until)) {
        deliver(notification);
      } else {
        // A slow server used the claim up, and another worker may have the rest by now.
        release(notification);
      }
    }
    return claimed.size();
  }

  private void deliver(Notification notification) throws SQLException {
    String unavailable =
        notification.address() == null
            ? "The team %s has no mail address.".formatted(notification.team())
            : notifier.unavailable();
    if (!unavailable.isEmpty()) {
      settle(notification, "unaddressed", unavailable, null);
      return;
    }
    try {
      notifier.send(notification);
      settle(notification, "sent", null, null);
    } catch (Exception failure) {
      String reason = Texts.storable(String.valueOf(failure.getMessage()));
      log.log(
          System.Logger.Level.WARNING,
          "Notification {0} could not be sent: {1}",
          notification.key(),
          reason);
      if (notification.attempts() >= MOST_ATTEMPTS) {
        settle(notification, "dead", reason, null);
      } else {
        // 2, 4, 8 ... seconds: quick while it is news, patient when the server is down.
        settle(
            notification,
            "waiting",
            reason,
            clock.instant().plusSeconds(1L << notification.attempts()));
      }
    }
  }

  private List<Notification> claim(Instant until) throws SQLException {
    Timestamp now = Timestamp.from(clock.instant());
    List<Notification> claimed = new ArrayList<>();
    inTransaction(
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(CLAIM_ROWS)) {
            update.setTimestamp(1, Timestamp.from(until));
            update.setTimestamp(2, now);
            update.setTimestamp(3, now);
            try (ResultSet row = update.executeQuery()) {
              while (row.next()) {
                claimed.add(
                    new Notification(
                        row.getLong(1),
                        row.getString(2),
                        row.getString(3),
                        row.getString(4),
                        row.getString(5),
                        row.getString(6),
                        row.getInt(7)));
              }
            }
          }
        });
    return claimed;
  }

  /**
   * Notes what became of one. Whoever sent it says so in any case; a failure counts only while the
   * claim is this worker's own, for the next one may be sending it.
   */
  private void settle(
      Notification notification, String state, @Nullable String error, @Nullable Instant again)
      throws SQLException {
    boolean sent = state.equals("sent");
    inTransaction(
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "update outbox set state = ?, last_error = ?, due_at = coalesce(?, due_at),"
                      + " claimed_until = null, recipient = ?, sent_at = ?"
                      + " where id = ? and state = 'waiting' and (attempts = ? or ?)")) {
            update.setString(1, state);
            update.setString(2, error);
            update.setTimestamp(3, again == null ? null : Timestamp.from(again));
            update.setString(4, notification.address());
            update.setTimestamp(5, sent ? Timestamp.from(clock.instant()) : null);
            update.setLong(6, notification.id());
            update.setInt(7, notification.attempts());
            update.setBoolean(8, sent);
            update.executeUpdate();
          }
        });
  }

  private void release(Notification notification) throws SQLException {
    inTransaction(
        connection -> {
          try (PreparedStatement update =
              connection.prepareStatement(
                  "update outbox set attempts = attempts - 1, claimed_until = null"
                      + " where id = ? and state = 'waiting' and attempts = ?")) {
            update.setLong(1, notification.id());
            update.setInt(2, notification.attempts());
            update.executeUpdate();
          }
        });
  }

  @FunctionalInterface
  private interface Work {
    void in(Connection connection) throws SQLException;
  }

  private void inTransaction(Work work) throws SQLException {
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        TenantGuard.bindAll(connection);
        try (Statement setting = connection.createStatement()) {
          setting.execute("set local synchronous_commit = on");
        }
        work.in(connection);
        connection.commit();
      } catch (SQLException | RuntimeException failure) {
        connection.rollback();
        throw failure;
      } finally {
        connection.setAutoCommit(true);
      }
    }
  }
}
