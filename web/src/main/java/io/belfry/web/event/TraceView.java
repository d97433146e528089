package io.belfry.web.event;

import io.belfry.engine.FactValues;
import io.belfry.engine.Trace;
import io.belfry.event.AlertTraces.Traced;
import io.belfry.event.Footprint;
import io.belfry.event.StoredAlert;
import io.belfry.event.StoredDecision;
import io.belfry.ledger.FateCodec;
import io.belfry.platform.Json;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Where an alert went, step by step, as the API shows it.
 *
 * @param sentences the same for people, in order
 * @param judged null while it waits to be judged
 * @param event that it touched; null when it touched none
 */
public record TraceView(
    String id,
    List<String> sentences,
    Received received,
    Journalled journalled,
    @Nullable Judged judged,
    Replay replay,
    AlertView.@Nullable EventLink event) {

  /**
   * How it came.
   *
   * @param contentType of the request; null when the original is no longer kept
   * @param bytes of the request; null when the original is no longer kept
   */
  public record Received(
      Instant at, String source, @Nullable String contentType, @Nullable Long bytes) {}

  /**
   * Where it is stored.
   *
   * @param index of the alert within the request
   */
  public record Journalled(long position, int index, Instant at) {}

  /**
   * What became of it.
   *
   * @param rule that decided; null when no rule did
   * @param facts that the rule matched; empty when it was held first
   * @param held why it was held first; null when it was not
   */
  public record Judged(
      String fate,
      String reason,
      @Nullable String rule,
      @Nullable String release,
      List<FactValues> facts,
      @Nullable Held held) {}

  /**
   * Why an alert was held before it had its fate.
   *
   * @param rule that held it
   * @param facts that the rule matched; empty when it was not judged again
   */
  public record Held(String reason, String rule, List<FactValues> facts) {}

  /**
   * What came of judging it again.
   *
   * @param done false when it was not judged again
   * @param reason why not
   * @param agrees whether it came to the same fate by the same rule; null when it was not done
   * @param firings every rule that fired for the alert, in order
   */
  public record Replay(
      boolean done,
      @Nullable String reason,
      @Nullable Boolean agrees,
      List<Trace.Firing> firings) {}

  static TraceView of(Traced traced) {
    Footprint footprint = traced.footprint();
    Received received = received(footprint);
    Judged judged = judged(footprint, traced.replay());
    Replay replay = replay(footprint, traced.replay());
    AlertView.EventLink event = event(footprint);
    TraceView data =
        new TraceView(
            footprint.id(),
            List.of(),
            received,
            new Journalled(footprint.position(), footprint.index(), received.at()),
            judged,
            replay,
            event);
    return new TraceView(
        data.id, TraceSentences.of(data), received, data.journalled, judged, replay, event);
  }

  private static Received received(Footprint footprint) {
    StoredAlert alert = footprint.alert();
    Footprint.Original original = footprint.original();
    return new Received(
        alert.receivedAt(),
        alert.alert().source(),
        original == null ? null : original.contentType(),
        original == null ? null : original.bytes());
  }

  private static @Nullable Judged judged(Footprint footprint, Trace.@Nullable Answer replay) {
    FateCodec.Kept fate = footprint.fate();
    if (fate == null) {
      return null;
    }
    FateCodec.Kept first = Objects.requireNonNull(footprint.firstFate());
    List<FactValues> facts = facts(footprint, replay, first.rule());
    String release = release(footprint, replay);
    if (footprint.alert().held() == null) {
      return new Judged(
          fate.fate().word(),
          fate.reason(),
          EventView.emptyToNull(fate.rule()),
          release,
          facts,
          null);
    }
    return new Judged(
        fate.fate().word(),
        fate.reason(),
        EventView.emptyToNull(fate.rule()),
        null,
        List.of(),
        new Held(first.reason(), first.rule(), facts));
  }

  private static List<FactValues> facts(
      Footprint footprint, Trace.@Nullable Answer replay, String rule) {
    if (replay instanceof Trace.Replayed again) {
      for (Trace.Firing firing : again.firings()) {
        if (firing.rule().equals(rule)) {
          return firing.facts();
        }
      }
    }
    for (StoredDecision decision : footprint.decisions()) {
      if (decision.rule().equals(rule)) {
        return List.of(Json.read(decision.facts(), FactValues[].class));
      }
    }
    return List.of();
  }

  private static @Nullable String release(Footprint footprint, Trace.@Nullable Answer replay) {
    if (replay instanceof Trace.Replayed again) {
      return again.release();
    }
    return footprint.decisions().isEmpty() ? null : footprint.decisions().get(0).release();
  }

  private static Replay replay(Footprint footprint, Trace.@Nullable Answer answer) {
    if (answer instanceof Trace.Lost lost) {
      return new Replay(false, lost.reason(), null, List.of());
    }
    if (answer instanceof Trace.Replayed again) {
      FateCodec.Kept fate = footprint.firstFate();
      boolean agrees =
          fate != null
              && fate.fate() == again.judged().fate()
              && fate.rule().equals(again.judged().rule());
      return new Replay(true, null, agrees, new ArrayList<>(again.firings()));
    }
    return new Replay(
        false, "What is stored says it. Ask with replay=true for every rule.", null, List.of());
  }

  private static AlertView.@Nullable EventLink event(Footprint footprint) {
    StoredAlert alert = footprint.alert();
    FateCodec.Kept fate = footprint.fate();
    return fate == null || alert.event() == null
        ? null
        : new AlertView.EventLink(alert.event(), fate.event());
  }
}
