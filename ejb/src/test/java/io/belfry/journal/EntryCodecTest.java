package io.belfry.journal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.belfry.facts.Level;
import io.belfry.facts.Priority;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.facts.pattern.PatternKind;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class EntryCodecTest {
  private static final Alert ALERT =
      new Alert(
          "prometheus",
          "HostDown",
          "host-1",
          Status.RESOLVED,
          Severity.MINOR,
          "Zürich ist weg 🔔",
          "shop",
          "",
          Map.of("rack", "r1"),
          1_767_614_400_123L,
          "k");

  @Test
  void alertsComeBackAsTheyWere() {
    byte[] body = EntryCodec.encodeAlerts(List.of(ALERT, ALERT));

    assertThat(EntryCodec.decode(7, 3, EntryCodec.ALERTS, 99, body))
        .isEqualTo(new Entry.Alerts(7, 3, 99, List.of(ALERT, ALERT)));
  }

  @Test
  void valuesAndExpiryComeBackAsTheyWere() {
    Alert measured =
        new Alert(
            "test",
            "T",
            "k",
            Status.FIRING,
            Severity.MINOR,
            "S",
            "",
            "",
            Map.of(),
            0,
            "",
            new TreeMap<>(
                Map.of("a", 93.5, "b", -0.0, "c", Double.MIN_VALUE, "d", -Double.MAX_VALUE)),
            1_767_614_400_123L);

    assertThat(
            EntryCodec.decode(
                7, 3, EntryCodec.ALERTS, 99, EntryCodec.encodeAlerts(List.of(measured, ALERT))))
        .isEqualTo(new Entry.Alerts(7, 3, 99, List.of(measured, ALERT)));
  }

  @Test
  void changesComeBackAsTheyWere() {
    List<Change> changes =
        List.of(
            new Change.CiSet(
                "web-1",
                "shop",
                "host",
                Map.of("rack", "r1"),
                List.of("ci/filer-1", "service/dns")),
            new Change.CiRemoved("web-2"),
            new Change.CauseSet(new UUID(1, -2), "web", "filer", "ada said so."),
            Change.PrioritiesSet.ITIL,
            new Change.PatternsSet(
                List.of(
                    new Pattern(
                        "p",
                        PatternKind.THEN,
                        "A then B",
                        List.of(new LabelMatcher("type", true, false, "A")),
                        List.of(new LabelMatcher("type", true, true, "B.*")),
                        List.of("host"),
                        60_000,
                        1,
                        Severity.MINOR))),
            new Change.RoutesSet(
                List.of(
                    new RouteRow(
                        "bank.payments",
                        "capacity",
                        List.of(new LabelMatcher("host", true, true, "web.*")),
                        "web-team"))),
            new Change.WindowPlanned(
                "w2",
                List.of(new LabelMatcher("host", true, true, "web.*")),
                5,
                9,
                "FREQ=DAILY",
                "Europe/Zurich",
                "patching"),
            new Change.WindowPlanned(
                "w3", List.of(), 5, 9, "FREQ=DAILY", "Europe/Zurich", "patching", 11),
            new Change.InhibitionsSet(
                List.of(
                    new Inhibition(
                        "i1",
                        List.of(new LabelMatcher("type", true, false, "ClusterDown")),
                        List.of(new LabelMatcher("severity", false, false, "critical")),
                        List.of("cluster"),
                        "the cluster is down"))),
            new Change.CorrelationSet(1, 2, 3, 0),
            new Change.ServiceDependsOn("shop", List.of("ci/filer-1")),
            new Change.ServiceSet("shop", "shop-team", Level.HIGH),
            new Change.ServiceRemoved("mail"),
            new Change.DefaultOwnerSet("night-watch"),
            new Change.WindowSet("w1", "shop", 10, -20, "disk swap"),
            new Change.WindowRemoved("w1"),
            new Change.EventClosed(new UUID(1, -2), "k", 77, false),
            new Change.EventReopened(
                new UUID(1, -2),
                7,
                "k",
                "Disk full",
                "Disk",
                "prom",
                "",
                "ci",
                Severity.MINOR,
                Level.HIGH,
                Level.LOW,
                Priority.P3,
                true,
                "shop-team",
                null,
                null,
                "capacity",
                9,
                1,
                2,
                0,
                "Open an event",
                "r1"));

    assertThat(EntryCodec.decode(1, 1, EntryCodec.CHANGES, 5, EntryCodec.encodeChanges(changes)))
        .isEqualTo(new Entry.Changes(1, 1, 5, changes));
  }

  /** As they were written before a close said what it knew: it holds whatever came meanwhile. */
  @Test
  void anEarlierCloseStaysReadable() {
    byte[] written = HexFormat.of().parseHex("04020c0203026b");

    assertThat(EntryCodec.decodeChanges(written))
        .containsExactly(new Change.EventClosed(new UUID(1, -2), "k"));
  }

  /**
   * What is on disk must be readable for years: this is one alert as the first version wrote it.
   */
  @Test
  void theFirstFormatStaysReadable() {
    byte[] written =
        HexFormat.of().parseHex("02020870726f6d044854066b2d3100040253067376630002027202760000");

    Entry entry = EntryCodec.decode(1, 1, EntryCodec.ALERTS, 0, written);

    assertThat(((Entry.Alerts) entry).alerts())
        .containsExactly(
            new Alert(
                "prom",
                "HT",
                "k-1",
                Status.FIRING,
                Severity.MINOR,
                "S",
                "svc",
                "",
                Map.of("r", "v"),
                0,
                ""));
  }

  @Test
  void aLaterFormatIsRefusedAndSaysSo() {
    assertThatIllegalArgumentException()
        .isThrownBy(() -> EntryCodec.decode(4, 1, EntryCodec.ALERTS, 0, new byte[] {6, 0}))
        .withMessageContaining("(3)")
        .withMessageContaining("later Belfry");
  }
}
