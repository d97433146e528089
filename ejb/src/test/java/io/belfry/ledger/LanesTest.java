package io.belfry.ledger;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.engine.EngineStore;
import io.belfry.engine.StoredSnapshot;
import io.belfry.platform.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
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

  private void takeBack(int lane, long batches) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(
          "update ledger_progress set batches = %d where lane = %d".formatted(batches, lane));
    }
  }
}
