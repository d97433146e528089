package io.belfry.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.platform.FixedClock;
import io.belfry.platform.TestDatabase;
import io.belfry.tenancy.AcrossTenants;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

class ChecksTest {
  private final FixedClock clock = new FixedClock();

  @Test
  void eachDeadLetterIsNews() throws Exception {
    AtomicLong dead = new AtomicLong();
    DeadLetters check = new DeadLetters(dead::get);
    assertThat(check.look()).isEmpty();
    dead.set(1);
    assertThat(check.look()).isEqualTo("1 notification could not be sent, and was given up.");
    dead.set(2);
    assertThat(check.look()).startsWith("2 notifications could not be sent");
    dead.set(0);
    assertThat(check.look()).isEmpty();
  }

  @Test
  void channelsThatFailTheirChecksAreNamedAFewOfThem() throws Exception {
    List<String> failed = new ArrayList<>();
    ChannelFaults check = new ChannelFaults(() -> failed);
    assertThat(check.look()).isEmpty();
    failed.addAll(List.of("A fails.", "B fails.", "C fails."));
    assertThat(check.look()).isEqualTo("A fails. B fails. C fails.");
    failed.add("D fails.");
    assertThat(check.look()).isEqualTo("A fails. B fails. C fails. And 1 more.");
  }

  @Test
  void channelsOfTheDatabaseCountWhileTheyAreOnAndChecked() throws Exception {
    PGSimpleDataSource database = TestDatabase.fresh();
    WatchTables tables = new WatchTables(database);
    assertThat(tables.failedChannels()).isEmpty();
    execute(
        database,
        "insert into team (tenant_id, id, name) values (1, 'dba', 'DBA');"
            + " insert into channel (tenant_id, team, name, kind, address, priorities, enabled,"
            + " check_every, check_failure, created_at) values"
            + " (1, 'dba', 'bad', 'mail', 'a@b', '{}', true, 600, 'It is full.', now()),"
            + " (1, 'dba', 'good', 'mail', 'a@b', '{}', true, 600, null, now()),"
            + " (1, 'dba', 'off', 'mail', 'a@b', '{}', false, 600, 'x', now()),"
            + " (1, 'dba', 'unchecked', 'mail', 'a@b', '{}', true, null, 'x', now())");
    assertThat(tables.failedChannels())
        .containsExactly("The channel bad of the team dba failed its check: It is full.");
  }

  private static void execute(DataSource database, String sql) throws SQLException {
    boolean unused =
        AcrossTenants.run(
            database,
            connection -> {
              try (Statement statement = connection.createStatement()) {
                return statement.execute(sql);
              }
            });
  }

  @Test
  void onlyNewRefusalsCount() {
    AtomicLong refused = new AtomicLong(7);
    Refusals check = new Refusals(refused::get);
    assertThat(check.look()).isEmpty();
    refused.set(8);
    assertThat(check.look()).contains("refused");
    assertThat(check.look()).isEmpty();
  }

  @Test
  void freeSpaceIsAskedOfTheNearestDirectoryThatIsThere(@TempDir Path directory) throws Exception {
    Path later = directory.resolve("not/yet");
    assertThat(new FreeSpace(later, 1).look()).isEmpty();
    assertThat(new FreeSpace(later, Long.MAX_VALUE).look()).contains("MB are free in " + later);
  }

  @Test
  void aProjectionThatMovesIsWellUntilItIsFarBehind() throws Exception {
    AtomicReference<ProjectionLag.Behind> tables =
        new AtomicReference<>(new ProjectionLag.Behind(5, 10));
    ProjectionLag check = new ProjectionLag(tables::get, clock::now);
    assertThat(check.look()).isEmpty();
    clock.advance(Duration.ofSeconds(60));
    assertThat(check.look()).as("just not a minute too long").isEmpty();
    clock.advance(Duration.ofSeconds(1));
    assertThat(check.look()).contains("stands still");
    tables.set(new ProjectionLag.Behind(6, 9));
    assertThat(check.look()).isEmpty();
    tables.set(new ProjectionLag.Behind(7, ProjectionLag.FAR - 1));
    assertThat(check.look()).isEmpty();
    tables.set(new ProjectionLag.Behind(8, ProjectionLag.FAR));
    assertThat(check.look()).contains("cannot be found");
  }

  @Test
  void aProjectionWithNothingToDoMayStandStill() throws Exception {
    ProjectionLag check = new ProjectionLag(() -> new ProjectionLag.Behind(5, 0), clock::now);
    clock.advance(Duration.ofHours(1));
    assertThat(check.look()).isEmpty();
  }
}
