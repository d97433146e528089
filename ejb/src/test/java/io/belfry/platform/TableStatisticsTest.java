package io.belfry.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;

class TableStatisticsTest {
  private final DataSource database = TestDatabase.fresh();
  private final TableStatistics statistics = new TableStatistics(database);

  @Test
  void aTableThatDoubledIsLookedAtOnceAndAnotherIsNot() throws Exception {
    // The database looks once a minute by itself; it must not come first.
    run(
        "create table grown (id int) with (autovacuum_enabled = false);"
            + " create table small (id int) with (autovacuum_enabled = false)");
    run("insert into grown select generate_series(1, 1000); insert into small values (1)");

    assertThat(untilSomethingGrew()).containsExactly("public.grown");
    assertThat(statistics.analyzeGrown()).isEmpty();

    run("insert into grown select generate_series(1, 900)");
    assertThat(statistics.analyzeGrown()).isEmpty();
    run("insert into grown select generate_series(1, 200)");
    assertThat(untilSomethingGrew()).containsExactly("public.grown");
  }

  /** The database counts what was changed a moment later. */
  private List<String> untilSomethingGrew() throws Exception {
    List<String> grown = new ArrayList<>();
    for (int turn = 0; turn < 500 && grown.isEmpty(); turn++) {
      Thread.sleep(20);
      grown.addAll(statistics.analyzeGrown());
    }
    return grown;
  }

  private void run(String sql) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }
}
