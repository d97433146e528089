package io.belfry.backtest;

import io.belfry.engine.Decision;
import io.belfry.engine.EventState;
import io.belfry.engine.Judged;
import io.belfry.engine.Outcome;
import io.belfry.engine.Release;
import io.belfry.engine.RuleFault;
import io.belfry.engine.Session;
import io.belfry.intake.BelfryFormat;
import io.belfry.intake.IdempotencyScope;
import io.belfry.intake.Parsed;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a release makes of one alert that nobody sent.
 *
 * @param event as it is after it; null where it touched none
 * @param grounds what was decided about the event, and why
 */
public record Attempt(Judged judged, @Nullable EventState event, List<Ground> grounds) {
  private static final int MOST_ALERTS = 100;

  /**
   * Reads alerts as the API takes them.
   *
   * @throws Fault naming what is wrong with any of them
   */
  static List<Alert> alerts(byte[] body, Instant now) {
    Parsed parsed = new BelfryFormat().parse(body, now);
    if (!parsed.rejected().isEmpty()) {
      throw new Fault(ErrorCode.INVALID_VALUE, "What was given is no alert.", parsed.rejected());
    }
    if (parsed.alerts().isEmpty() || parsed.alerts().size() > MOST_ALERTS) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "alert",
          "There are %d alerts".formatted(parsed.alerts().size()),
          "Give from 1 to %d".formatted(MOST_ALERTS));
    }
    return IdempotencyScope.within(parsed.alerts());
  }

  /**
   * Has a release judge alerts, one after the other at the same moment.
   *
   * @param now in milliseconds since 1970
   * @throws Fault invalid-value when the rules fail on them
   */
  static List<Attempt> run(Release release, List<Change> catalogue, List<Alert> alerts, long now) {
    List<Attempt> attempts = new ArrayList<>();
    try (Session session = new Session(1, release)) {
      session.apply(new Entry.Changes(1, 1, now, catalogue));
      long position = 1;
      for (Alert alert : alerts) {
        attempts.add(of(session.apply(new Entry.Alerts(++position, 1, now, List.of(alert)))));
      }
    } catch (RuleFault fault) {
      throw new Fault(
          ErrorCode.INVALID_VALUE, "The rules fail on it: " + fault.getMessage(), List.of());
    }
    return attempts;
  }

  private static Attempt of(List<Outcome> outcomes) {
    Judged judged = null;
    EventState event = null;
    List<Ground> grounds = new ArrayList<>();
    for (Outcome outcome : outcomes) {
      for (Judged each : outcome.judged()) {
        judged = each;
      }
      for (EventState each : outcome.events()) {
        event = each;
      }
      for (Decision decision : outcome.decisions()) {
        grounds.add(Ground.of(decision));
      }
    }
    if (judged == null) {
      throw new IllegalStateException("An alert was applied and not judged");
    }
    return new Attempt(judged, event, List.copyOf(grounds));
  }
}
