package io.belfry.retention;

import io.belfry.event.KeptAlerts;
import io.belfry.platform.Worker;
import io.belfry.tenancy.TenantGuard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;

/**
 * Drops the days that are past their retention, once an hour. A day of the journal goes only when
 * every tenant has a snapshot after it: nothing that a recovery needs is ever dropped. What it says
 * of events that are kept longer stays with them.
 */
public final class Retention implements AutoCloseable {
  private static final System.Logger log = System.getLogger(Retention.class.getName());
  private static final DateTimeFormatter SUFFIX = DateTimeFormatter.BASIC_ISO_DATE;

  private static final String PARTITIONS =
      """
      select c.relname from pg_inherits i join pg_class c on c.oid = i.inhrelid
        join pg_class p on p.oid = i.inhparent
        where p.relname = ? and p.relnamespace = current_schema()::regnamespace
          and c.relname < ? order by c.relname
      """;

  /** A tenant that would need an entry of before the cut to recover. */
  private static final String NEEDED =
      """
      select c.tenant_id from checkpoint c
        where not exists (
          select from snapshot s where s.tenant_id = c.tenant_id and s.position <= c.position
            and not exists (
              select from journal_entry j where j.tenant_id in (c.tenant_id, 0)
                and j.position > s.position and j.stamp < ?))
        limit 1
      """;

  /** How long it can be looked up what fell due for an event that is closed. */
  private static final int SETTLED_DAYS = 30;

  private final DataSource database;
  private final InstantSource clock;
  private final RetentionSettings settings;
  private final EventRetention events;
  private final Worker worker;

  public Retention(DataSource database, InstantSource clock, RetentionSettings settings) {
    this.database = database;
    this.clock = clock;
    this.settings = settings;
    this.events = new EventRetention(database, settings);
    this.worker =
        new Worker(
            "belfry-retention",
            Duration.ofHours(1),
            () -> {
              apply();
              return false;
            });
  }

  /** Starts looking, now and each hour. */
  public void start() {
    worker.start();
  }

  @Override
  public void close() {
    worker.close();
  }

  /** Drops what is past its retention; returns the names of the partitions. */
  List<String> apply() throws SQLException {
    int forgotten = events.apply(clock.instant());
    int incidents = new IncidentRetention(database, settings).apply(clock.instant());
    if (incidents > 0) {
      log.log(System.Logger.Level.INFO, "Incidents past their retention: {0}", incidents);
    }
    if (forgotten > 0) {
      log.log(System.Logger.Level.INFO, "Events past their retention: {0}", forgotten);
    }
    LocalDate today = clock.instant().atZone(ZoneOffset.UTC).toLocalDate();
    List<String> dropped = new ArrayList<>();
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        TenantGuard.bindAll(connection);
        // Never queue behind a long reader while everybody else queues behind this.
        execute(connection, "set local lock_timeout = '5s'");
        drop(connection, "journal_original", today.minusDays(settings.originals()), dropped);
        LocalDate cut = today.minusDays(settings.journal());
        deleteSettled(connection, today.minusDays(SETTLED_DAYS));
        if (isFree(connection, cut)) {
          for (String partition : partitions(connection, "journal_entry", cut)) {
            LocalDate day = LocalDate.parse(partition.substring(partition.length() - 8), SUFFIX);
            KeptAlerts.keep(connection, day, settings.outliving());
          }
          for (String table :
              List.of("alert_places", "fate", "journal_original", "journal_entry")) {
            drop(connection, table, cut, dropped);
          }
          // Nothing that it is about is kept any longer than the day on which it was decided.
          deleteReleased(connection, cut);
        }
        connection.commit();
      } catch (SQLException | RuntimeException failure) {
        connection.rollback();
        throw failure;
      } finally {
        connection.setAutoCommit(true);
      }
    }
    if (!dropped.isEmpty()) {
      log.log(System.Logger.Level.INFO, "Past their retention and dropped: {0}", dropped);
    }
    return dropped;
  }

  private static boolean isFree(Connection connection, LocalDate cut) throws SQLException {
    try (PreparedStatement select = connection.prepareStatement(NEEDED)) {
      select.setObject(1, cut.atStartOfDay().atOffset(ZoneOffset.UTC));
      try (ResultSet row = select.executeQuery()) {
        return !row.next();
      }
    }
  }

  /**
   * What fell due once and is settled; as long as its event is open it says what is not due again.
   */
  private static void deleteSettled(Connection connection, LocalDate before) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement(
            "delete from escalation_due d where d.state in ('told', 'over') and d.settled_at < ?"
                + " and not exists (select from event e where e.tenant_id = d.tenant_id"
                + " and e.id = d.event_id and e.handling <> 'closed')")) {
      delete.setObject(1, before.atStartOfDay().atOffset(ZoneOffset.UTC));
      delete.executeUpdate();
    }
  }

  private static void deleteReleased(Connection connection, LocalDate before) throws SQLException {
    try (PreparedStatement delete =
        connection.prepareStatement("delete from released where at < ?")) {
      delete.setObject(1, before.atStartOfDay().atOffset(ZoneOffset.UTC));
      delete.executeUpdate();
    }
  }

  private static void drop(
      Connection connection, String table, LocalDate before, List<String> dropped)
      throws SQLException {
    for (String partition : partitions(connection, table, before)) {
      execute(connection, "drop table \"" + partition + "\"");
      dropped.add(partition);
    }
  }

  /** The days of a table before one, the oldest first. */
  private static List<String> partitions(Connection connection, String table, LocalDate before)
      throws SQLException {
    List<String> partitions = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(PARTITIONS)) {
      select.setString(1, table);
      select.setString(2, table + "_" + SUFFIX.format(before));
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          partitions.add(row.getString(1));
        }
      }
    }
    return partitions;
  }

  private static void execute(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
