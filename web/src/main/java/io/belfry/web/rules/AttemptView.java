package io.belfry.web.rules;

import io.belfry.backtest.Attempt;
import io.belfry.backtest.Ground;
import io.belfry.engine.EventState;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What would come of an alert.
 *
 * @param rule that decided it
 * @param event null where it would touch none
 * @param grounds what would be decided about the event, and why
 */
public record AttemptView(
    String type,
    String key,
    String fate,
    String reason,
    String rule,
    @Nullable TriedEvent event,
    List<Ground> grounds) {

  /** The event that would be there. */
  public record TriedEvent(
      String subject,
      String severity,
      String priority,
      String impact,
      String urgency,
      String ownerTeam,
      @Nullable String runbook,
      @Nullable String situationClass) {
    static TriedEvent of(EventState event) {
      return new TriedEvent(
          event.subject(),
          word(event.severity()),
          event.priority().name(),
          word(event.impact()),
          word(event.urgency()),
          event.ownerTeam(),
          event.runbook(),
          event.situationClass());
    }

    private static String word(Enum<?> constant) {
      return constant.name().toLowerCase(Locale.ROOT);
    }
  }

  static AttemptView of(Attempt attempt) {
    EventState event = attempt.event();
    return new AttemptView(
        attempt.judged().alert().type(),
        attempt.judged().alert().key(),
        attempt.judged().fate().word(),
        attempt.judged().reason(),
        attempt.judged().rule(),
        event == null ? null : TriedEvent.of(event),
        attempt.grounds());
  }
}
