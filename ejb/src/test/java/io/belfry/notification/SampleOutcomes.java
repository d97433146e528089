package io.belfry.notification;

import io.belfry.engine.Cause;
import io.belfry.engine.Decision;
import io.belfry.engine.DecisionKind;
import io.belfry.engine.EventState;
import io.belfry.engine.Outcome;
import io.belfry.engine.Responding;
import io.belfry.facts.Condition;
import io.belfry.facts.Level;
import io.belfry.facts.Priority;
import io.belfry.facts.Severity;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** What the ledger tells its companions, for an event of the team dba. */
public final class SampleOutcomes {
  private SampleOutcomes() {}

  /** One decision about one event. */
  public static Outcome of(
      DecisionKind kind, UUID event, Priority priority, Instant at, long position) {
    return of(List.of(kind), kind == DecisionKind.RECOVERED, null, event, priority, at, position);
  }

  /** The same, where a runbook says what follows. */
  public static Outcome responding(Outcome outcome, Responding... responses) {
    return new Outcome(
        outcome.position(),
        outcome.tenant(),
        outcome.stamp(),
        outcome.release(),
        outcome.judged(),
        outcome.released(),
        outcome.decisions(),
        outcome.events(),
        outcome.touched(),
        outcome.expectations(),
        List.of(responses));
  }

  /** Several decisions about one event, in the same step. */
  public static Outcome of(
      List<DecisionKind> kinds,
      boolean over,
      @Nullable Cause cause,
      UUID event,
      Priority priority,
      Instant at,
      long position) {
    List<Decision> decisions =
        IntStream.range(0, kinds.size())
            .mapToObj(
                i -> new Decision(0, i, kinds.get(i), event, "A rule", "It says why.", List.of()))
            .toList();
    EventState state =
        new EventState(
            event,
            42,
            "host-1",
            "Disk full",
            "DiskFull",
            "prometheus",
            "shop",
            "host-1",
            Severity.MAJOR,
            Level.HIGH,
            Level.MEDIUM,
            priority,
            over ? Condition.CLEARED : Condition.FIRING,
            "dba",
            null,
            null,
            null,
            1,
            at.toEpochMilli(),
            at.toEpochMilli(),
            over ? at.toEpochMilli() : 0,
            "A rule",
            "release",
            cause);
    return new Outcome(
        position,
        1,
        at.toEpochMilli(),
        "release",
        List.of(),
        List.of(),
        decisions,
        List.of(state),
        List.of(),
        List.of());
  }
}
