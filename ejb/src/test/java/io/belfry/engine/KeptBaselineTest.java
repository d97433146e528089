package io.belfry.engine;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.facts.Kept;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.facts.baseline.BaselineFact;
import io.belfry.journal.Alert;
import io.belfry.journal.ByteWriter;
import io.belfry.journal.Entry;
import io.belfry.runbook.SampleReleases;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** What a baseline costs in a snapshot, and that it goes on from there as if nothing had been. */
class KeptBaselineTest {
  private static final int LIMIT = 4_096;
  private static final int POINTS = 3_000;
  private static final long START = 1_772_000_000_000L;
  private static final long INTERVAL = 300_000;

  @Test
  void aBaselineTakesAtMostFourKilobytesOfASnapshot() {
    try (Session session = new Session(1, SampleReleases.withThresholds())) {
      judge(session, new Random(3), 0);
      ByteWriter out = new ByteWriter(LIMIT);
      KeptCodec.write(out, baseline(session));

      assertThat(out.toByteArray().length).isBetween(1_000, LIMIT);
    }
  }

  @Test
  void aSessionGoesOnFromItsBytesAlike() {
    try (Session session = new Session(1, SampleReleases.withThresholds())) {
      judge(session, new Random(3), 0);
      Snapshot copied = copy(session.snapshot());
      try (Session other = new Session(SampleReleases.withThresholds(), copied)) {
        List<String> went = judge(session, new Random(4), POINTS);

        assertThat(judge(other, new Random(4), POINTS)).isEqualTo(went);
        assertThat(went).anyMatch(fate -> fate.startsWith("JOINED"));
        assertThat(went).anyMatch(fate -> fate.startsWith("RECOVERED"));
      }
    }
  }

  private static Snapshot copy(Snapshot whole) {
    return SnapshotCodec.decode(SnapshotCodec.encode(whole));
  }

  private static Kept baseline(Session session) {
    return session.snapshot().kept().stream()
        .filter(BaselineFact.class::isInstance)
        .findFirst()
        .orElseThrow();
  }

  private static List<String> judge(Session session, Random random, int first) {
    List<String> fates = new ArrayList<>();
    for (int i = first; i < first + POINTS; i++) {
      double burst = i % 1_700 > 1_690 ? 40 : 0;
      double value = 1e9 * (Math.sin(i / 46.0) + burst + random.nextGaussian());
      Alert alert =
          new Alert(
              "test",
              "load",
              "web",
              Status.FIRING,
              Severity.MAJOR,
              "",
              "",
              "",
              Map.of(),
              0,
              "",
              Map.of("load", value),
              0);
      Entry entry = new Entry.Alerts(i + 1L, 1, START + i * INTERVAL, List.of(alert));
      for (Outcome outcome : session.apply(entry)) {
        outcome.judged().forEach(each -> fates.add(each.fate() + " " + each.reason()));
      }
    }
    return fates;
  }
}
