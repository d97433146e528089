package io.belfry.handling;

import io.belfry.escalation.FreshStart;
import io.belfry.event.LiveStream;
import io.belfry.journal.Change;
import io.belfry.journal.Inbox;
import io.belfry.notification.Call;
import io.belfry.notification.OnCall;
import io.belfry.platform.Settings;
import io.belfry.platform.Worker;
import io.belfry.tenancy.TenantGuard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;

/**
 * What happens to events because of the time: an acknowledgement ends, and what recovered by itself
 * and was left alone is closed. Events that are due are claimed where they stand, so that of two
 * servers each takes others, and whatever a crash interrupts is due again.
 */
public final class DueHandlings implements AutoCloseable {
  private static final int MOST_AT_ONCE = 50;
  private static final String CAUSE = "recovered by itself";

  private static final String EXPIRE =
      """
      update event e set handling = 'open', acknowledged_at = null, acknowledged_by = null,
          acknowledged_until = null, handling_version = e.handling_version + 1
        from (select tenant_id, id from event
          where acknowledged_until <= ? and handling = 'acknowledged'
          order by acknowledged_until limit ? for update skip locked) due
        where e.tenant_id = due.tenant_id and e.id = due.id
        returning %s
      """
          .formatted(Due.COLUMNS);

  private static final String CLOSE =
      """
      update event e set handling = 'closed', closed_at = ?, closed_by = 'belfry', cause = ?,
          handling_version = e.handling_version + 1
        from (select tenant_id, id from event
          where cleared_at <= ? and handling = 'open' and condition = 'cleared'
            and handling_version = 1 and shown_priority in ('P3', 'P4') and not escalated
          order by cleared_at limit ? for update skip locked) due
        where e.tenant_id = due.tenant_id and e.id = due.id
        returning %s
      """
          .formatted(Due.COLUMNS);

  private final DataSource database;
  private final InstantSource clock;
  private final Duration patience;
  private final Consumer<LiveStream.Change> listener;
  private final Worker worker =
      new Worker("belfry-due", Duration.ofSeconds(1), () -> doWhatIsDue() >= MOST_AT_ONCE);

  /** An event that was due. */
  private record Due(
      long tenant,
      UUID event,
      long number,
      String key,
      String subject,
      String team,
      String priority,
      int version,
      boolean isHeard) {
    /** Of a symptom and of what is over nobody has to hear. */
    static final String COLUMNS =
        "e.tenant_id, e.id, e.number, e.key, e.subject, e.owner_team, e.shown_priority,"
            + " e.handling_version, e.condition <> 'cleared' and e.cause_id is null";

    static Due of(ResultSet row) throws SQLException {
      return new Due(
          row.getLong(1),
          row.getObject(2, UUID.class),
          row.getLong(3),
          row.getString(4),
          row.getString(5),
          row.getString(6),
          row.getString(7),
          row.getInt(8),
          row.getBoolean(9));
    }

    /** It was in somebody's hands, and is in nobody's. */
    Call call(Instant now) {
      return new Call(
          tenant,
          "expired/%s/%d".formatted(event, version),
          event,
          team,
          priority,
          null,
          "[%s, open again] %s".formatted(priority, subject),
          "The acknowledgement of event %d came to its end, and nobody has it in hand: %s\n"
              .formatted(number, subject),
          now);
    }
  }

  /**
   * @param patience how long what recovered is left open
   * @param listener hears what changed, after it is kept
   */
  public DueHandlings(
      DataSource database,
      InstantSource clock,
      Duration patience,
      Consumer<LiveStream.Change> listener) {
    this.database = database;
    this.clock = clock;
    this.patience = patience;
    this.listener = listener;
  }

  /** Reads {@code BELFRY_CLOSE_RECOVERED_AFTER}, in hours (24). */
  public static Duration patience(Settings settings) {
    return Duration.ofHours(settings.number("BELFRY_CLOSE_RECOVERED_AFTER", 24, 1, 87_600));
  }

  /** Starts looking, now and each second. */
  public void start() {
    worker.start();
  }

  @Override
  public void close() {
    worker.close();
  }

  /** Takes what is due, a batch of each kind; returns the size of the greater one. */
  int doWhatIsDue() throws SQLException {
    return Math.max(expire(), closeRecovered());
  }

  private int expire() throws SQLException {
    Instant now = clock.instant();
    return transaction(
        connection -> {
          try (PreparedStatement expire = connection.prepareStatement(EXPIRE)) {
            expire.setObject(1, now.atOffset(ZoneOffset.UTC));
            expire.setInt(2, MOST_AT_ONCE);
            return note(
                connection, expire, now, Belfrys.EXPIRE, Handling.ACKNOWLEDGED, Handling.OPEN);
          }
        });
  }

  private int closeRecovered() throws SQLException {
    Instant now = clock.instant();
    return transaction(
        connection -> {
          try (PreparedStatement close = connection.prepareStatement(CLOSE)) {
            close.setObject(1, now.atOffset(ZoneOffset.UTC));
            close.setString(2, CAUSE);
            close.setObject(3, now.minus(patience).atOffset(ZoneOffset.UTC));
            close.setInt(4, MOST_AT_ONCE);
            return note(connection, close, now, Belfrys.LEFT_ALONE, Handling.OPEN, Handling.CLOSED);
          }
        });
  }

  private static Noted note(
      Connection connection,
      PreparedStatement update,
      Instant now,
      String what,
      Handling before,
      Handling after)
      throws SQLException {
    List<Due> taken = new ArrayList<>();
    try (ResultSet row = update.executeQuery()) {
      while (row.next()) {
        taken.add(Due.of(row));
      }
    }
    FreshStart start = new FreshStart(connection);
    Ownwork own = new Ownwork(connection);
    for (Due due : taken) {
      if (after == Handling.CLOSED) {
        // The rules keep it open when it fires by now, for nobody knew.
        Inbox.leave(
            connection,
            due.tenant(),
            List.of(new Change.EventClosed(due.event(), due.key(), now.toEpochMilli(), false)));
      } else {
        start.openAgain(due.tenant(), due.event(), now);
        if (due.isHeard()) {
          due.call(now).leave(connection);
          OnCall.leave(connection, due.call(now));
        }
      }
      own.did(
          Deeds.ofBelfry(due.tenant(), due.event(), now, what, before, after, Map.of()),
          due.number());
    }
    own.seal();
    return new Noted(taken.size(), own.changes());
  }

  private record Noted(int count, List<LiveStream.Change> changes) {}

  @FunctionalInterface
  private interface Work {
    Noted in(Connection connection) throws SQLException;
  }

  private int transaction(Work work) throws SQLException {
    Noted noted;
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        TenantGuard.bindAll(connection);
        noted = work.in(connection);
        connection.commit();
      } catch (SQLException | RuntimeException failure) {
        connection.rollback();
        throw failure;
      } finally {
        connection.setAutoCommit(true);
      }
    }
    noted.changes().forEach(listener);
    return noted.count();
  }
}
