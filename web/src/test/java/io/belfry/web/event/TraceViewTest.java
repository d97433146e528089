package io.belfry.web.event;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.engine.EventRef;
import io.belfry.engine.FactValues;
import io.belfry.engine.Fate;
import io.belfry.engine.Judged;
import io.belfry.engine.Trace;
import io.belfry.event.AlertTraces.Traced;
import io.belfry.event.Footprint;
import io.belfry.event.StoredAlert;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.ledger.FateCodec;
import io.belfry.web.JsonMapping;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class TraceViewTest {
  private static final String JOIN = "Join an alert to the event of its key";
  private static final UUID EVENT = UUID.fromString("00000000-0000-0000-0000-000000000007");
  private static final Instant AT = Instant.parse("2026-03-02T12:00:00Z");
  private static final FactValues FACT = new FactValues("event", Map.of("key", "host-1"));
  private static final Alert ALERT =
      new Alert(
          "prometheus",
          "HostDown",
          "host-1",
          Status.FIRING,
          Severity.CRITICAL,
          "Down",
          "",
          "",
          Map.of(),
          0,
          "");

  @Test
  void aJoinedAlertIsFollowedFromTheDoorToTheList() throws Exception {
    Footprint footprint =
        footprint(
            new FateCodec.Kept(Fate.JOINED, JOIN, 7, ""),
            new Footprint.Original("application/json", 321));
    TraceView view = TraceView.of(new Traced(footprint, replayed(Fate.JOINED)));

    assertThat(view.sentences())
        .containsExactly(
            "Received from prometheus at 2026-03-02T12:00:00Z, in a request of type"
                + " application/json with 321 bytes.",
            "Stored in the journal at position 42 as alert 2 of its request.",
            "Judged: joined. It joined event 7, which has its key.",
            "The rule \"" + JOIN + "\" of release abc decided it.",
            "It is linked to event 7.");
    assertThat(Objects.requireNonNull(view.judged()).facts()).containsExactly(FACT);
    assertThat(view.replay().agrees()).isTrue();
    assertThat(view.event()).isEqualTo(new AlertView.EventLink(EVENT, 7));
    String json = JsonMapping.mapper().writeValueAsString(view);
    assertThat(json).contains("\"facts\":[{\"name\":\"event\",\"values\":{\"key\":\"host-1\"}}]");
  }

  @Test
  void aReplayThatComesToSomethingElseIsSaidSo() {
    Footprint footprint = footprint(new FateCodec.Kept(Fate.JOINED, JOIN, 7, ""), null);
    TraceView view = TraceView.of(new Traced(footprint, replayed(Fate.DUPLICATE)));
    assertThat(view.replay().agrees()).isFalse();
    assertThat(view.sentences()).anyMatch(line -> line.contains("something else"));
    assertThat(view.sentences()).anyMatch(line -> line.contains("no longer kept"));
  }

  @Test
  void anAlertThatWasHeldTellsWhyAndWhatBecameOfIt() {
    FateCodec.Kept held = new FateCodec.Kept(Fate.HELD, "Hold it", 0, "It must last.", "for x");
    StoredAlert alert =
        new StoredAlert(
            42, 1, AT, ALERT, new FateCodec.Kept(Fate.OPENED, "Open an event", 7, ""), held, EVENT);
    Footprint footprint = new Footprint(42, 1, alert, null, List.of());
    TraceView view =
        TraceView.of(
            new Traced(
                footprint,
                new Trace.Replayed(
                    "abc",
                    new Judged(ALERT, Fate.HELD, "It must last.", "Hold it", null, "for x"),
                    List.of(new Trace.Firing("Hold it", List.of(FACT))))));

    assertThat(view.sentences())
        .containsSubsequence(
            "Held first, by the rule \"Hold it\": It must last.",
            "Judged: opened. It opened event 7.",
            "The rule \"Open an event\" decided it.",
            "It is linked to event 7.");
    assertThat(view.replay().agrees()).isTrue();
    TraceView.Judged judged = Objects.requireNonNull(view.judged());
    assertThat(judged.facts()).isEmpty();
    assertThat(judged.held())
        .isEqualTo(new TraceView.Held("It must last.", "Hold it", List.of(FACT)));
    assertThat(AlertView.of(alert).fateReason())
        .isEqualTo("It was held first: It must last. Then: It opened event 7.");
  }

  @Test
  void whatWaitsIsSaidToWait() {
    TraceView view = TraceView.of(new Traced(footprint(null, null), new Trace.Lost("It waits.")));
    assertThat(view.judged()).isNull();
    assertThat(view.event()).isNull();
    assertThat(view.replay().done()).isFalse();
    assertThat(view.sentences()).contains("It waits to be judged.");
  }

  private static Footprint footprint(
      FateCodec.@Nullable Kept fate, Footprint.@Nullable Original original) {
    StoredAlert alert = new StoredAlert(42, 1, AT, ALERT, fate, null, fate == null ? null : EVENT);
    return new Footprint(42, 1, alert, original, List.of());
  }

  private static Trace.Answer replayed(Fate fate) {
    return new Trace.Replayed(
        "abc",
        new Judged(ALERT, fate, "", JOIN, new EventRef(EVENT, 7)),
        List.of(new Trace.Firing(JOIN, List.of(FACT))));
  }
}
