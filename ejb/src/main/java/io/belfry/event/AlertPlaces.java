package io.belfry.event;

import io.belfry.engine.Fate;
import io.belfry.ledger.FateCodec;
import io.belfry.platform.BulkInsert;
import io.belfry.platform.Worker;
import io.belfry.tenancy.TenantGuard;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.function.ObjLongConsumer;
import javax.sql.DataSource;

/**
 * Remembers which alerts each event got, and which wait for what, behind the engine's back: judging
 * never waits for it. Emptied, and its position set to 0, it fills again from the fates. A row an
 * alert would cost the database more than all else that it does for an alert; so the places of a
 * stretch of the journal are packed.
 */
public final class AlertPlaces implements AutoCloseable {
  private static final int ENTRIES_A_STEP = 10_000;

  /** It waits so long between steps, for longer stretches pack better. */
  private static final long REST_NANOS = 50_000_000L;

  /** And so long while there is much, which then makes a few rows an event instead of dozens. */
  private static final long LONG_REST_NANOS = 1_000_000_000L;

  private static final int MANY_ENTRIES = 100;

  /** And so long while the engine is behind. */
  private static final long PATIENCE_NANOS = 5_000_000_000L;

  private static final String READ =
      """
      select position, tenant_id, (extract(epoch from stamp) * 1000)::bigint, body from fate
        where position > (select position from projection)
          and position <= (select coalesce(min(position), 0) from ledger_progress)
        order by position limit %d
      """
          .formatted(ENTRIES_A_STEP);

  private static final BulkInsert<Row> ROWS =
      new BulkInsert<Row>("alert_places", "do nothing")
          .number("tenant_id", Row::tenant)
          .text("belongs_to", Row::to)
          .number("last_position", row -> row.places().lastPosition())
          .time("stamp", row -> row.places().lastStamp())
          .bytes("places", row -> row.places().packed());

  private final DataSource database;
  private final ObjLongConsumer<Long> listener;
  private final Worker worker =
      new Worker("belfry-projection", Duration.ofSeconds(1), this::stepUnlessBusy);
  private final BooleanSupplier busy;
  private long lastStep = System.nanoTime();
  private int lastEntries;

  private record Owner(long tenant, String to) {}

  private record Row(long tenant, String to, Places places) {}

  /** What a step came to. */
  private static final class Stretch {
    private final Map<Owner, Places> places = new LinkedHashMap<>();
    private final Map<Long, Long> judged = new HashMap<>();
    private long last;
    private int entries;

    void add(long position, long tenant, long stamp, List<FateCodec.Kept> fates) {
      for (int index = 0; index < fates.size(); index++) {
        FateCodec.Kept fate = fates.get(index);
        if (fate.event() != 0) {
          of(tenant, ofEvent(fate.event())).add(position, index, stamp);
        } else if (fate.fate() == Fate.HELD) {
          of(tenant, ofHold(fate.hold())).add(position, index, stamp);
        }
      }
      judged.merge(tenant, (long) fates.size(), Long::sum);
      last = position;
      entries++;
    }

    private Places of(long tenant, String to) {
      return places.computeIfAbsent(new Owner(tenant, to), first -> new Places());
    }

    List<Row> rows() {
      List<Row> rows = new ArrayList<>(places.size());
      places.forEach((owner, found) -> rows.add(new Row(owner.tenant(), owner.to(), found)));
      return rows;
    }
  }

  /**
   * @param busy while it says so, alerts are judged first and linked a few seconds later
   * @param listener told, after each commit, a tenant and how many of its alerts were judged
   */
  public AlertPlaces(DataSource database, BooleanSupplier busy, ObjLongConsumer<Long> listener) {
    this.database = database;
    this.busy = busy;
    this.listener = listener;
  }

  /** What the places of an event's alerts belong to. */
  static String ofEvent(long number) {
    return "event " + number;
  }

  /** What the places of held alerts belong to. */
  static String ofHold(String hold) {
    return "hold " + hold;
  }

  /** Starts following the ledger. */
  public void start() {
    worker.start();
  }

  /** Says that there is more. */
  public void wake() {
    worker.wake();
  }

  @Override
  public void close() {
    worker.close();
  }

  private boolean stepUnlessBusy() throws SQLException, InterruptedException {
    long rested = System.nanoTime() - lastStep;
    long rest = lastEntries > MANY_ENTRIES ? LONG_REST_NANOS : REST_NANOS;
    if (rested < rest) {
      TimeUnit.NANOSECONDS.sleep(rest - rested);
    } else if (rested < PATIENCE_NANOS && busy.getAsBoolean()) {
      return false;
    }
    lastEntries = step();
    boolean more = lastEntries == ENTRIES_A_STEP;
    if (!more) {
      lastStep = System.nanoTime();
    }
    return more;
  }

  /** Takes the next entries; returns how many there were. */
  int step() throws SQLException {
    Stretch stretch = new Stretch();
    try (Connection connection = database.getConnection()) {
      connection.setAutoCommit(false);
      try {
        TenantGuard.bindAll(connection);
        try (Statement statement = connection.createStatement()) {
          statement.execute("set local synchronous_commit = off");
          try (ResultSet row = statement.executeQuery(READ)) {
            while (row.next()) {
              stretch.add(
                  row.getLong(1),
                  row.getLong(2),
                  row.getLong(3),
                  FateCodec.decode(row.getBytes(4)));
            }
          }
        }
        if (stretch.entries > 0) {
          ROWS.insert(connection, stretch.rows());
          advance(connection, stretch.last);
        }
        connection.commit();
      } catch (SQLException | RuntimeException failure) {
        connection.rollback();
        throw failure;
      } finally {
        connection.setAutoCommit(true);
      }
    }
    stretch.judged.forEach(listener::accept);
    return stretch.entries;
  }

  private static void advance(Connection connection, long position) throws SQLException {
    try (PreparedStatement update =
        connection.prepareStatement("update projection set position = ?")) {
      update.setLong(1, position);
      update.executeUpdate();
    }
  }
}
