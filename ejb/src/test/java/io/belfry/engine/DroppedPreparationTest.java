package io.belfry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.runbook.Runbook;
import io.belfry.runbook.SampleReleases;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Releases that were made ready, or nearly, and that nobody waits for any more. */
@Timeout(120)
class DroppedPreparationTest {
  private static final Release FIRST = SampleReleases.with(List.of(SampleReleases.KNOWN), "");
  private static final Release SECOND =
      SampleReleases.with(
          List.of(
              SampleReleases.KNOWN,
              new Runbook("test/more", "More", "capacity", "more", List.of("More"), "## Do")),
          "");
  private static final String BROKEN = "does not compile";

  /** What people say about the release that is on its way. */
  private static final class Wishes implements Preparations.Listener {
    private final AtomicInteger told = new AtomicInteger();
    private final AtomicInteger failed = new AtomicInteger();
    private volatile boolean wanted = true;
    private volatile boolean reachable = true;

    @Override
    public boolean ready(long tenant, String release, long position) {
      if (!reachable) {
        throw new IllegalStateException("The database is away");
      }
      told.incrementAndGet();
      return wanted;
    }

    @Override
    public boolean isWanted(long tenant, String release, long position) {
      return wanted;
    }

    @Override
    public void failed(long tenant, String release, long position, String reason) {
      failed.incrementAndGet();
    }
  }

  private final LiveJournal journal = new LiveJournal(1_772_000_000_000L);
  private final Wishes wishes = new Wishes();
  private final Engine engine =
      new Engine(
          journal,
          SampleReleases.source(FIRST, SECOND),
          new RememberedStore(),
          new EngineSettings(1, 500, Duration.ofHours(1)),
          wishes);

  @BeforeEach
  void start() {
    engine.start();
    journal.alerts(
        1,
        List.of(
            new Alert(
                "test", "Known", "k", Status.FIRING, Severity.MAJOR, "", "", "", Map.of(), 0, "")));
  }

  @AfterEach
  void close() {
    engine.close();
  }

  private void prepare(String release) throws InterruptedException {
    long position = journal.change(new Change.Preparation(release));
    while (engine.position() < position) {
      Thread.sleep(5);
    }
  }

  private static boolean isAThreadThere() {
    return Thread.getAllStackTraces().keySet().stream()
        .anyMatch(thread -> thread.getName().equals("belfry-prepare-1"));
  }

  private void awaitNothingHeld() throws InterruptedException {
    while (engine.preparing() > 0 || isAThreadThere()) {
      Thread.sleep(5);
    }
  }

  @Test
  void oneThatWillBeActivatedIsHeldUntilItIs() throws Exception {
    prepare(SECOND.name());
    while (wishes.told.get() == 0) {
      Thread.sleep(5);
    }
    wishes.wanted = false;
    Thread.sleep(100);
    assertThat(engine.preparing()).as("its activation is on its way").isEqualTo(1);
    assertThat(isAThreadThere()).isTrue();
    journal.change(new Change.Activation(SECOND.name(), 2));
    awaitNothingHeld();
    assertThat(wishes.told).hasValue(1);
  }

  @Test
  void oneThatIsReadyWhenNobodyWantsItIsGone() throws Exception {
    wishes.wanted = false;
    prepare(SECOND.name());
    awaitNothingHeld();
    assertThat(wishes.failed).hasValue(0);
  }

  @Test
  void oneThatIsTakenBackBeforeItIsReadyIsGone() throws Exception {
    wishes.reachable = false;
    prepare(SECOND.name());
    assertThat(engine.preparing()).isEqualTo(1);
    wishes.wanted = false;
    awaitNothingHeld();
    assertThat(wishes.told).hasValue(0);

    wishes.wanted = true;
    wishes.reachable = true;
    prepare(SECOND.name());
    while (wishes.told.get() == 0) {
      Thread.sleep(5);
    }
    assertThat(engine.preparing()).as("it may be asked for again").isEqualTo(1);
  }

  @Test
  void oneThatCannotJudgeIsGone() throws Exception {
    prepare(BROKEN);
    awaitNothingHeld();
    assertThat(wishes.failed).hasValue(1);
  }
}
