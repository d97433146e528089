package io.belfry.incident;

import io.belfry.notification.Outbox;
import io.belfry.platform.Worker;
import io.belfry.tenancy.AcrossTenants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Has each record elsewhere follow its incident or event, by rows of the outbox. What waits is
 * replaced by what is newer, with all that was said meanwhile; what was given up because nobody
 * answered is taken up again each hour. So after an outage, however long, a record is told once how
 * things are.
 */
public final class IncidentMirror implements AutoCloseable {
  private static final Duration AGAIN = Duration.ofHours(1);
  private static final Duration LONGEST = Duration.ofDays(30);

  /**
   * Incidents that changed since their record was told: through the team's channel, or else the
   * default owner's.
   */
  private static final String BEHIND =
      """
      select i.tenant_id, i.id, i.number, i.title, i.state, i.priority, i.service, i.version,
          i.opened_at, i.cause, i.solution, c.team, c.name, m.first_entry, m.last_entry
        from incident i
        left join default_owner d on d.tenant_id = i.tenant_id
        join channel c on c.tenant_id = i.tenant_id and c.kind = 'servicenow' and c.enabled
          and (cardinality(c.priorities) = 0 or i.priority = any (c.priorities))
          and (c.team = i.owner_team or (c.team = d.team and not exists (
            select from channel own where own.tenant_id = i.tenant_id and own.team = i.owner_team
              and own.kind = 'servicenow' and own.enabled)))
        left join incident_mirror m on m.tenant_id = i.tenant_id and m.incident_id = i.id
          and m.team = c.team and m.channel = c.name
        where coalesce(m.version, 0) < i.version
          and (m.version is not null or i.state <> 'closed')
        order by i.tenant_id, i.number limit 50
        for update of i skip locked
      """;

  private static final String NOTED =
      "insert into incident_mirror (tenant_id, incident_id, team, channel, version, first_entry,"
          + " last_entry) values (?, ?, ?, ?, ?, ?, ?)"
          + " on conflict (tenant_id, incident_id, team, channel) do update set"
          + " version = excluded.version, first_entry = excluded.first_entry,"
          + " last_entry = excluded.last_entry";
  private static final String SAID =
      "select id, note from incident_entry where tenant_id = ? and incident_id = ? and id > ?"
          + " order by id";
  private static final String TAKE_UP =
      "update outbox set state = 'waiting', attempts = 0, due_at = ?, claimed_until = null"
          + " where occasion = 'mirrored' and state = 'dead' and due_at < ? and created_at > ?"
          + " and attempts >= "
          + Outbox.MOST_ATTEMPTS;

  private final DataSource database;
  private final InstantSource clock;
  private final Runnable told;
  private final Worker worker =
      new Worker(
          "belfry-mirror",
          Duration.ofSeconds(2),
          () -> {
            int unused = follow();
            return false;
          });

  /**
   * @param told called when there is something to send
   */
  public IncidentMirror(DataSource database, InstantSource clock, Runnable told) {
    this.database = database;
    this.clock = clock;
    this.told = told;
  }

  /** Starts the worker. */
  public void start() {
    worker.start();
  }

  @Override
  public void close() {
    worker.close();
  }

  /** An incident of which a record does not know all. */
  private record Behind(
      long tenant,
      UUID id,
      IncidentRecord record,
      int version,
      String team,
      String channel,
      long first,
      long last) {}

  /** One look; returns how many records are to be told. */
  int follow() throws SQLException {
    Instant now = clock.instant();
    int rows =
        AcrossTenants.run(
            database,
            connection -> {
              List<Behind> behind = behind(connection);
              for (Behind each : behind) {
                send(connection, each, now);
              }
              return behind.size() + EventMirror.follow(connection, now) + takeUp(connection, now);
            });
    if (rows > 0) {
      told.run();
    }
    return rows;
  }

  private static List<Behind> behind(Connection connection) throws SQLException {
    List<Behind> behind = new ArrayList<>();
    try (PreparedStatement query = connection.prepareStatement(BEHIND);
        ResultSet row = query.executeQuery()) {
      while (row.next()) {
        UUID id = row.getObject("id", UUID.class);
        behind.add(
            new Behind(
                row.getLong("tenant_id"),
                id,
                new IncidentRecord(
                    "incident",
                    id,
                    row.getLong("number"),
                    row.getString("title"),
                    IncidentState.of(row.getString("state")),
                    row.getString("priority"),
                    row.getString("service"),
                    row.getTimestamp("opened_at").toInstant(),
                    row.getString("cause"),
                    row.getString("solution")),
                row.getInt("version"),
                row.getString("team"),
                row.getString("name"),
                row.getLong("first_entry"),
                row.getLong("last_entry")));
      }
    }
    return behind;
  }

  private static void send(Connection connection, Behind behind, Instant now) throws SQLException {
    MirrorOutbox outbox = new MirrorOutbox(connection, now);
    MirrorOutbox.To to =
        new MirrorOutbox.To(behind.tenant(), behind.id(), behind.team(), behind.channel());
    // What was to be said with the row that is replaced is said with this one.
    long from = outbox.replace(to) ? behind.first() : behind.last();
    List<String> said = new ArrayList<>();
    long last = from;
    try (PreparedStatement query = connection.prepareStatement(SAID)) {
      query.setLong(1, behind.tenant());
      query.setObject(2, behind.id());
      query.setLong(3, from);
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          last = row.getLong(1);
          @Nullable String note = row.getString(2);
          if (note != null) {
            said.add(note);
          }
        }
      }
    }
    outbox.send(
        to,
        Integer.toString(behind.version()),
        behind.record().title(),
        behind.record().fields(said));
    try (PreparedStatement noted = connection.prepareStatement(NOTED)) {
      noted.setLong(1, behind.tenant());
      noted.setObject(2, behind.id());
      noted.setString(3, behind.team());
      noted.setString(4, behind.channel());
      noted.setInt(5, behind.version());
      noted.setLong(6, from);
      noted.setLong(7, last);
      noted.executeUpdate();
    }
  }

  private static int takeUp(Connection connection, Instant now) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(TAKE_UP)) {
      update.setTimestamp(1, Timestamp.from(now));
      update.setTimestamp(2, Timestamp.from(now.minus(AGAIN)));
      update.setTimestamp(3, Timestamp.from(now.minus(LONGEST)));
      return update.executeUpdate();
    }
  }
}
