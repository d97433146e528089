package io.belfry.web.event;

import com.fasterxml.jackson.annotation.JsonRawValue;
import io.belfry.event.StoredDecision;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What a rule decided, as the API shows it.
 *
 * @param facts a JSON array of {name, values} as it is stored
 */
public record DecisionView(
    String id,
    Instant at,
    String kind,
    String rule,
    String release,
    String sentence,
    @JsonRawValue String facts,
    @Nullable String alertId) {

  static DecisionView of(StoredDecision decision) {
    return new DecisionView(
        decision.id(),
        decision.at(),
        decision.kind(),
        decision.rule(),
        decision.release(),
        decision.sentence(),
        decision.facts(),
        decision.alertId());
  }
}
