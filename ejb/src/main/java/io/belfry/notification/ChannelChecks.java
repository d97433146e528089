package io.belfry.notification;

import io.belfry.channel.Channel;
import io.belfry.channel.ChannelKind;
import io.belfry.channel.Destination;
import io.belfry.channel.Seal;
import io.belfry.platform.Fault;
import io.belfry.platform.Worker;
import io.belfry.tenancy.AcrossTenants;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Tries each channel as often as it says, so that a pager that leads nowhere is found out on a
 * quiet day. One that failed is tried again soon. What is found stands in the channel's row, and
 * Belfry's watch makes an event of it. A check is claimed by writing its time, so that of two
 * servers one does it.
 */
public final class ChannelChecks implements AutoCloseable {
  static final Duration AGAIN = Duration.ofMinutes(10);

  private static final String CLAIM =
      """
      update channel c set checked_at = ?
        where (c.tenant_id, c.team, c.name) in (
          select tenant_id, team, name from channel
            where enabled and check_every is not null
              and coalesce(checked_at, created_at) + make_interval(secs =>
                case when check_failure is null then check_every else least(check_every, %d) end)
                <= ?
            order by tenant_id, team, name limit 5 for update skip locked)
        returning c.tenant_id, c.team, c.name, c.kind, c.address, c.topic, c.sealed
      """
          .formatted(AGAIN.toSeconds());

  /** A channel whose check is due. */
  private record Due(Channel.Key key, @Nullable Destination to, String unreadable) {}

  private final DataSource database;
  private final Notifiers notifiers;
  private final Seal seal;
  private final InstantSource clock;
  private final Worker worker =
      new Worker("belfry-channel-checks", Duration.ofSeconds(30), () -> checkWhatIsDue() > 0);

  /** Creates it from what it works with. */
  public ChannelChecks(DataSource database, Notifiers notifiers, Seal seal, InstantSource clock) {
    this.database = database;
    this.notifiers = notifiers;
    this.seal = seal;
    this.clock = clock;
  }

  /** Starts the worker. */
  public void start() {
    worker.start();
  }

  @Override
  public void close() {
    worker.close();
  }

  /** Checks what is due, a few at a time; returns how many those were. */
  int checkWhatIsDue() throws SQLException {
    List<Due> claimed = claim();
    for (Due due : claimed) {
      Destination to = due.to();
      if (to == null) {
        note(due.key(), due.unreadable());
      } else {
        Trial trial = Trial.of(notifiers, due.key().team(), due.key().name(), to);
        note(due.key(), trial.reached() ? null : trial.answer());
      }
    }
    return claimed.size();
  }

  private List<Due> claim() throws SQLException {
    Timestamp now = Timestamp.from(clock.instant());
    return AcrossTenants.run(
        database,
        connection -> {
          try (PreparedStatement update = connection.prepareStatement(CLAIM)) {
            update.setTimestamp(1, now);
            update.setTimestamp(2, now);
            List<Due> due = new ArrayList<>();
            try (ResultSet row = update.executeQuery()) {
              while (row.next()) {
                due.add(read(row));
              }
            }
            return due;
          }
        });
  }

  private Due read(ResultSet row) throws SQLException {
    Channel.Key key =
        new Channel.Key(row.getLong("tenant_id"), row.getString("team"), row.getString("name"));
    try {
      return new Due(
          key,
          seal.open(
              key,
              ChannelKind.of(row.getString("kind")),
              row.getString("address"),
              row.getString("topic"),
              row.getBytes("sealed")),
          "");
    } catch (Fault unreadable) {
      return new Due(key, null, unreadable.detail());
    }
  }

  private void note(Channel.Key key, @Nullable String failure) throws SQLException {
    int unused =
        AcrossTenants.run(
            database,
            connection -> {
              try (PreparedStatement update =
                  connection.prepareStatement(
                      "update channel set check_failure = ?"
                          + " where tenant_id = ? and team = ? and name = ?")) {
                update.setString(1, failure);
                update.setLong(2, key.tenantId());
                update.setString(3, key.team());
                update.setString(4, key.name());
                return update.executeUpdate();
              }
            });
  }
}
