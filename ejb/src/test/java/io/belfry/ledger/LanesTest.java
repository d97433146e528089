package io.belfry.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.engine.EngineStore;
import io.belfry.engine.Outcome;
import io.belfry.engine.StoredSnapshot;
import io.belfry.engine.Touch;
import io.belfry.platform.TestDatabase;
import io.belfry.tenancy.TenantGuard;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.IntStream;
import javax.sql.DataSource;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** How far the engine's threads are, through crashes and with other numbers of them. */
class LanesTest {
  private static final StoredSnapshot EMPTY =
      new StoredSnapshot(1, 7, 0, Long.MAX_VALUE, "r", new byte[0]);

  private final DataSource database = TestDatabase.fresh();
  private long epoch;

  @Test
  @DisplayName("a batch that was lost is missed even where it left the position as it was")
  void aLostBatchOfDeadlinesIsMissed() throws Exception {
    Ledger ledger = open(1);
    ledger.keep(batch(0, 1, 7));
    ledger.keep(batch(0, 2, 7));
    ledger.makeSure(0, 2);
    takeBack(0, 1);

    assertThatThrownBy(() -> ledger.keep(batch(0, 3, 7))).isInstanceOf(SQLException.class);
    assertThatThrownBy(() -> ledger.makeSure(0, 2))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("lane (0)");
    assertThatThrownBy(() -> ledger.keepSnapshot(0, 2, EMPTY)).isInstanceOf(SQLException.class);

    assertThat(ledger.begin(0)).isEqualTo(1);
    ledger.keep(batch(0, 2, 8));
    ledger.makeSure(0, 2);
    assertThat(ledger.resume().judged()).isEqualTo(8);
  }

  @Test
  @DisplayName("whatever the number of threads, all of them begin where the last one was")
  void otherNumbersOfLanesBeginWhereTheLastWas() throws Exception {
    Ledger two = open(2);
    two.keep(batch(0, 1, 9));
    two.keep(batch(1, 1, 4));
    assertThat(two.resume().judged()).isEqualTo(4);

    Ledger one = open(1);
    one.keep(batch(0, one.begin(0) + 1, 6));
    // Nobody moves the second lane on any more; it holds nothing back.
    assertThat(one.resume().judged()).isEqualTo(6);

    Ledger three = open(3);
    three.keep(batch(0, three.begin(0) + 1, 12));
    // The first one was quick; the others have all of it before them.
    assertThat(three.begin(2)).isZero();
    assertThat(three.resume().judged()).isEqualTo(6);
  }

  @Test
  @DisplayName("a snapshot that is kept with its outcomes tells when the next deadline is due")
  void aSnapshotWithOutcomesTellsItsNextDeadline() throws Exception {
    Ledger ledger = open(1);
    ledger.keep(
        new EngineStore.Batch(
            0,
            1,
            7,
            List.of(outcome(7, 500)),
            Map.of(),
            List.of(),
            List.of(new StoredSnapshot(1, 7, 500, 900, "r", new byte[0]))));

    assertThat(ledger.resume().tenants())
        .hasEntrySatisfying(1L, tenant -> assertThat(tenant.nextDue()).isEqualTo(900));
  }

  @Test
  @DisplayName("what is kept beside a lane may come after later batches, and not after a lost one")
  void activityIsKeptBesideTheLane() throws Exception {
    UUID event = new UUID(3, 4);
    Ledger ledger = open(1);
    ledger.keep(batch(0, 1, 7));
    ledger.keep(batch(0, 2, 8));

    ledger.keepActivity(0, 1, Map.of(1L, List.of(new Touch(event, 3, 1_000))));
    ledger.keepActivity(0, 2, Map.of(1L, List.of(new Touch(event, 5, 2_000))));
    assertThat(alerts(event)).isEqualTo(5);
    ledger.keepActivity(0, 2, Map.of(1L, List.of(new Touch(event, 4, 1_500))));
    assertThat(alerts(event)).as("what is older gives way").isEqualTo(5);
    takeBack(0, 1);

    assertThatThrownBy(
            () -> ledger.keepActivity(0, 2, Map.of(1L, List.of(new Touch(event, 6, 3_000)))))
        .isInstanceOf(SQLException.class)
        .hasMessageContaining("lane (0)");
    assertThat(alerts(event)).isEqualTo(5);
  }

  @Test
  @DisplayName("activity of many events is kept in portions, all of it")
  void activityOfManyEventsIsKept() throws Exception {
    Ledger ledger = open(1);
    ledger.keep(batch(0, 1, 7));

    ledger.keepActivity(
        0,
        1,
        Map.of(
            1L,
            IntStream.rangeClosed(1, 1_100)
                .mapToObj(i -> new Touch(new UUID(5, i), i, i))
                .toList()));

    assertThat(alerts(new UUID(5, 1))).isEqualTo(1);
    assertThat(alerts(new UUID(5, 500))).isEqualTo(500);
    assertThat(alerts(new UUID(5, 501))).isEqualTo(501);
    assertThat(alerts(new UUID(5, 1_100))).isEqualTo(1_100);
  }

  @Test
  void aLaneThatIsNotThereIsRefused() throws Exception {
    Ledger ledger = open(1);
    assertThatThrownBy(() -> ledger.begin(1)).hasMessage("The ledger has no lane (1).");
  }

  private Ledger open(int lanes) throws SQLException {
    return Ledger.open(database, ++epoch, lanes, List.of());
  }

  private static EngineStore.Batch batch(int lane, long number, long judged) {
    return new EngineStore.Batch(lane, number, judged, List.of(), Map.of(), List.of(), List.of());
  }

  private static Outcome outcome(long position, long stamp) {
    return new Outcome(
        position, 1, stamp, "r", List.of(), List.of(), List.of(), List.of(), List.of(), List.of());
  }

  private long alerts(UUID event) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      connection.setAutoCommit(false);
      TenantGuard.bindAll(connection);
      try (ResultSet row =
          statement.executeQuery(
              "select alerts from event_activity where event_id = '%s'".formatted(event))) {
        assertThat(row.next()).isTrue();
        return row.getLong(1);
      } finally {
        connection.rollback();
      }
    }
  }

  private void takeBack(int lane, long batches) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "update ledger_progress set batches = %d where lane = %d".formatted(batches, lane));
    }
  }
}
