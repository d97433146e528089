package io.belfry.intake;

import static io.belfry.intake.SamplePayloads.NOW;
import static io.belfry.intake.SamplePayloads.bytes;
import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.engine.Engine;
import io.belfry.engine.EngineSettings;
import io.belfry.journal.Alert;
import io.belfry.journal.Entry;
import io.belfry.journal.EntryCodec;
import io.belfry.journal.Journal;
import io.belfry.journal.JournalSettings;
import io.belfry.ledger.Ledger;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.FixedClock;
import io.belfry.platform.ItemError;
import io.belfry.platform.TestDatabase;
import io.belfry.runbook.SampleReleases;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * Damaged bodies: whatever comes, it is read or refused as the sender's fault, and what was read
 * can be encoded, stored, judged and kept. {@code -Dbelfry.seed} repeats a run.
 */
class FormatFuzzTest {
  private static final int BODIES_A_FORMAT = 4000;
  private static final Set<ErrorCode> SENDERS_FAULT =
      EnumSet.of(
          ErrorCode.MALFORMED_JSON,
          ErrorCode.MISSING_FIELD,
          ErrorCode.INVALID_VALUE,
          ErrorCode.BODY_TOO_LARGE);

  private final long seed = Long.getLong("belfry.seed", new Random().nextLong());
  private final CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();

  @Test
  void whateverComesIsReadOrRefusedAsTheSendersFault() {
    int read = 0;
    int refused = 0;
    for (Body body : bodies()) {
      for (AlertFormat format : SamplePayloads.ALL.keySet()) {
        if (tryToRead(format, body.bytes()) == null) {
          refused++;
        } else {
          read++;
        }
      }
    }
    System.out.printf("FormatFuzzTest seed %d: %d read, %d refused%n", seed, read, refused);
    // Or else the damage is of one kind only.
    assertThat(read).as(hint()).isGreaterThan(500);
    assertThat(refused).as(hint()).isGreaterThan(500);
  }

  @Test
  void whatWasReadIsStoredJudgedAndKept() throws Exception {
    List<Parsed> sample = new ArrayList<>();
    List<Body> bodies = bodies();
    Collections.shuffle(bodies, new Random(seed));
    for (Body body : bodies) {
      Parsed parsed = tryToRead(body.format(), body.bytes());
      if (parsed != null && !parsed.alerts().isEmpty() && sample.size() < 1500) {
        sample.add(parsed);
      }
    }
    assertThat(sample).as(hint()).hasSizeGreaterThan(500);
    long alerts = sample.stream().mapToLong(parsed -> parsed.alerts().size()).sum();

    DataSource database = TestDatabase.fresh();
    FixedClock clock = new FixedClock();
    try (Journal journal = Journal.open(database, clock::now, JournalSettings.defaults())) {
      List<CompletableFuture<Intake.Receipt>> receipts = new ArrayList<>();
      Intake intake = new Intake(journal, clock::now);
      for (Parsed parsed : sample) {
        receipts.add(intake.take(1, new Given(parsed), "application/json;\0\uD83D", new byte[0]));
      }
      for (CompletableFuture<Intake.Receipt> receipt : receipts) {
        assertThat(receipt.get(30, TimeUnit.SECONDS).position()).as(hint()).isPositive();
      }
      assertThat(stored(journal))
          .as(hint())
          .isEqualTo(
              sample.stream().map(parsed -> IdempotencyScope.within(parsed.alerts())).toList());

      Ledger ledger =
          Ledger.open(
              database, journal.head().epoch(), EngineSettings.defaults().lanes(), List.of());
      try (Engine engine =
          new Engine(journal, SampleReleases.source(), ledger, EngineSettings.defaults())) {
        engine.start();
        long end = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
        while (engine.position() < journal.head().position()) {
          assertThat(System.nanoTime()).as(hint()).isLessThan(end);
          Thread.sleep(5);
        }
        assertThat(engine.figures().alerts()).as(hint()).isEqualTo(alerts);
      }
    }
  }

  /** What was read before. */
  private record Given(Parsed parsed) implements AlertFormat {
    @Override
    public String name() {
      return "given";
    }

    @Override
    public int limit() {
      return 0;
    }

    @Override
    public Parsed parse(byte[] body, Instant now) {
      return parsed;
    }
  }

  private static List<List<Alert>> stored(Journal journal) throws Exception {
    List<List<Alert>> alerts = new ArrayList<>();
    for (Entry entry : journal.read(1, 0, Long.MAX_VALUE, 10_000)) {
      alerts.add(((Entry.Alerts) entry).alerts());
    }
    return alerts;
  }

  private record Body(AlertFormat format, byte[] bytes) {}

  private List<Body> bodies() {
    Mutation mutation = new Mutation(seed);
    Random random = new Random(seed);
    List<byte[]> good =
        SamplePayloads.ALL.values().stream()
            .flatMap(List::stream)
            .sorted()
            .map(SamplePayloads::bytes)
            .toList();
    List<Body> bodies = new ArrayList<>();
    SamplePayloads.ALL.entrySet().stream()
        .sorted(Comparator.comparing(entry -> entry.getKey().name()))
        .forEach(
            entry -> {
              for (int i = 0; i < BODIES_A_FORMAT; i++) {
                byte[] body = bytes(entry.getValue().get(i % entry.getValue().size()));
                byte[] other = good.get(random.nextInt(good.size()));
                bodies.add(new Body(entry.getKey(), mutation.of(body, other)));
              }
            });
    return bodies;
  }

  /** What was read, checked; null when it was refused, as it should be. */
  private @Nullable Parsed tryToRead(AlertFormat format, byte[] body) {
    Parsed parsed;
    try {
      parsed = format.parse(body, NOW);
    } catch (Fault refused) {
      assertThat(refused.code()).as(hint(body)).isIn(SENDERS_FAULT);
      assertThat(utf8.canEncode(refused.detail())).as(hint(body)).isTrue();
      return null;
    } catch (RuntimeException | Error broken) {
      throw new AssertionError(format.name() + ", " + hint(body), broken);
    }
    for (ItemError error : parsed.rejected()) {
      assertThat(utf8.canEncode(error.reason() + error.field())).as(hint(body)).isTrue();
      assertThat(error.remedy()).as(hint(body)).isNotBlank();
      assertThat(error.index()).as(hint(body)).isNotNull();
    }
    if (!parsed.alerts().isEmpty()) {
      Entry decoded =
          EntryCodec.decode(1, 1, EntryCodec.ALERTS, 0, EntryCodec.encodeAlerts(parsed.alerts()));
      assertThat(((Entry.Alerts) decoded).alerts()).as(hint(body)).isEqualTo(parsed.alerts());
      for (Alert alert : parsed.alerts()) {
        assertThat(texts(alert)).as(hint(body)).noneMatch(text -> text.indexOf('\0') >= 0);
        assertThat(alert.type()).as(hint(body)).isNotBlank();
        assertThat(alert.key()).as(hint(body)).isNotBlank();
      }
    }
    return parsed;
  }

  private static List<String> texts(Alert alert) {
    List<String> texts =
        new ArrayList<>(
            List.of(
                alert.source(),
                alert.type(),
                alert.key(),
                alert.summary(),
                alert.service(),
                alert.ci(),
                alert.idempotencyKey()));
    alert
        .labels()
        .forEach(
            (name, value) -> {
              texts.add(name);
              texts.add(value);
            });
    return texts;
  }

  private String hint() {
    return "-Dbelfry.seed=" + seed;
  }

  private String hint(byte[] body) {
    return hint() + ", body " + Base64.getEncoder().encodeToString(body);
  }
}
