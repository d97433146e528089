package io.belfry.sighting;

import static java.util.stream.Collectors.toSet;

import io.belfry.demonstration.StorageFailure;
import io.belfry.intake.Intake;
import io.belfry.journal.Alert;
import io.belfry.platform.Worker;
import io.belfry.tenancy.AcrossTenants;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import javax.sql.DataSource;

/**
 * Counts in memory which CIs alerts name, and writes down every ten seconds those that nobody owns:
 * a look into a map for each alert, and no row. A crash loses the counts since the last time.
 */
public final class Sightings implements Intake.Onlooker, AutoCloseable {
  /** More names between two writings come of a sender that makes them up. */
  private static final int MOST_WAITING = 20_000;

  /** Of a tenant; those that were seen last stay. */
  private static final int MOST_KEPT = 50_000;

  /** So many rows a commit, and a pause: alerts that must be stored meanwhile need the machine. */
  private static final int SLICE = 500;

  private static final Duration PAUSE = Duration.ofMillis(20);

  // What is owned is left out here, and again where it is read: owners come and go.
  private static final String WRITE =
      """
      insert into ci_seen (tenant_id, ci, service, first_seen, last_seen, alerts, example)
        select g.tenant_id, g.ci, g.service, to_timestamp(g.first / 1000.0),
            to_timestamp(g.last / 1000.0), g.alerts, g.example
          from unnest(?::bigint[], ?::text[], ?::text[], ?::bigint[], ?::bigint[], ?::bigint[],
              ?::text[]) as g (tenant_id, ci, service, first, last, alerts, example)
          where not exists (select 1 from ci c
              where c.tenant_id = g.tenant_id and c.name = g.ci and c.service <> '')
            and not exists (select 1 from service s
              where s.tenant_id = g.tenant_id and s.name = g.service)
          order by g.tenant_id, g.ci
        on conflict (tenant_id, ci) do update set service = excluded.service,
          last_seen = greatest(ci_seen.last_seen, excluded.last_seen),
          alerts = ci_seen.alerts + excluded.alerts, example = excluded.example
      """;

  private static final String FORGET =
      """
      delete from ci_seen where tenant_id = ? and ci in (
        select ci from ci_seen where tenant_id = ? order by last_seen desc, ci offset ?)
      """;

  private final DataSource database;
  private final InstantSource clock;
  private final int mostKept;
  private final Worker worker =
      new Worker("belfry-sightings", Duration.ofSeconds(10), this::writeDown);
  private Map<Name, Seen> waiting = new HashMap<>();

  private record Name(long tenant, String ci) {}

  /** What was seen of one since the last writing. */
  private static final class Seen {
    private final Name name;
    private final long first;
    private long last;
    private long alerts;
    private String service = "";
    private String example = "";

    Seen(Name name, long first) {
      this.name = name;
      this.first = first;
    }
  }

  /** Creates it; nothing is written before it is started. */
  public Sightings(DataSource database, InstantSource clock) {
    this(database, clock, MOST_KEPT);
  }

  Sightings(DataSource database, InstantSource clock, int mostKept) {
    this.database = database;
    this.clock = clock;
    this.mostKept = mostKept;
  }

  /** Starts writing down; returns itself. */
  public Sightings started() {
    worker.start();
    return this;
  }

  /** Ends, and writes down what was seen by then if the database still takes it. */
  @Override
  public void close() {
    worker.close();
    try {
      boolean unused = writeDown();
    } catch (SQLException gone) {
      System.getLogger(Sightings.class.getName())
          .log(System.Logger.Level.INFO, "The last sightings are lost", gone);
    }
  }

  @Override
  public synchronized void stored(long tenant, long position, List<Alert> alerts) {
    long now = clock.millis();
    for (int index = 0; index < alerts.size(); index++) {
      Alert alert = alerts.get(index);
      // The demonstration has a catalogue of its own, which is gone when it is cleaned up.
      if (alert.ci().isEmpty() || alert.source().equals(StorageFailure.SOURCE)) {
        continue;
      }
      Name name = new Name(tenant, alert.ci());
      Seen seen = waiting.get(name);
      if (seen == null) {
        if (waiting.size() >= MOST_WAITING) {
          continue;
        }
        seen = new Seen(name, now);
        waiting.put(name, seen);
      }
      seen.last = now;
      seen.alerts++;
      seen.service = alert.service();
      seen.example = position + "-" + index;
    }
  }

  private synchronized Map<Name, Seen> take() {
    Map<Name, Seen> taken = waiting;
    waiting = new HashMap<>();
    return taken;
  }

  /** Writes down what was seen since the last time; there is never more at once. */
  boolean writeDown() throws SQLException {
    Map<Name, Seen> taken = take();
    Set<Long> tenants = taken.keySet().stream().map(Name::tenant).collect(toSet());
    try {
      for (List<Seen> slice = slice(taken); !slice.isEmpty(); slice = slice(taken)) {
        List<Seen> next = slice;
        boolean unused = AcrossTenants.repeatable(database, connection -> write(connection, next));
        next.forEach(seen -> taken.remove(seen.name));
        LockSupport.parkNanos(PAUSE.toNanos());
      }
      return !tenants.isEmpty()
          && AcrossTenants.repeatable(database, connection -> forgetTooMany(connection, tenants));
    } catch (SQLException | RuntimeException refused) {
      putBack(taken);
      throw refused;
    }
  }

  private static List<Seen> slice(Map<Name, Seen> of) {
    return of.values().stream().limit(SLICE).toList();
  }

  private synchronized void putBack(Map<Name, Seen> taken) {
    taken.forEach(
        (name, before) -> {
          Seen since = waiting.put(name, before);
          if (since != null) {
            before.last = since.last;
            before.alerts += since.alerts;
            before.service = since.service;
            before.example = since.example;
          }
        });
  }

  private boolean write(Connection connection, List<Seen> seen) throws SQLException {
    try (PreparedStatement insert = connection.prepareStatement(WRITE)) {
      List<Column> columns = new ArrayList<>();
      columns.add(new Column("bigint", one -> one.name.tenant()));
      columns.add(new Column("text", one -> one.name.ci()));
      columns.add(new Column("text", one -> one.service));
      columns.add(new Column("bigint", one -> one.first));
      columns.add(new Column("bigint", one -> one.last));
      columns.add(new Column("bigint", one -> one.alerts));
      columns.add(new Column("text", one -> one.example));
      int parameter = 1;
      for (Column column : columns) {
        Object[] values = seen.stream().map(column.value()).toArray();
        insert.setArray(parameter++, connection.createArrayOf(column.type(), values));
      }
      insert.executeUpdate();
    }
    return true;
  }

  private record Column(String type, Function<Seen, Object> value) {}

  private boolean forgetTooMany(Connection connection, Set<Long> tenants) throws SQLException {
    for (long tenant : tenants) {
      if (kept(connection, tenant) > mostKept) {
        forget(connection, tenant);
      }
    }
    return false;
  }

  private static long kept(Connection connection, long tenant) throws SQLException {
    try (PreparedStatement count =
        connection.prepareStatement("select count(*) from ci_seen where tenant_id = ?")) {
      count.setLong(1, tenant);
      try (ResultSet row = count.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  private void forget(Connection connection, long tenant) throws SQLException {
    try (PreparedStatement delete = connection.prepareStatement(FORGET)) {
      delete.setLong(1, tenant);
      delete.setLong(2, tenant);
      delete.setInt(3, mostKept);
      delete.executeUpdate();
    }
  }
}
