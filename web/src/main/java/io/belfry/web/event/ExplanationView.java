package io.belfry.web.event;

import io.belfry.event.Explanation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Why an event is there and whom it called, as the API shows it.
 *
 * @param summary one paragraph for people
 * @param nextSteps cursor with which the event's decisions go on; null when these are all
 */
public record ExplanationView(
    EventView event,
    String summary,
    List<Explanation.Step> steps,
    @Nullable String nextSteps,
    List<Explanation.Told> notified) {

  static ExplanationView of(Explanation explanation, EventView event) {
    return new ExplanationView(
        event,
        explanation.summary(),
        explanation.steps(),
        explanation.nextSteps(),
        explanation.notified());
  }
}
