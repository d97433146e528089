package io.belfry.watch;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.platform.FixedClock;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

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
