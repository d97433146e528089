package io.belfry.web.mapping;

import io.belfry.intake.Parsed;
import io.belfry.platform.ErrorCode;
import io.belfry.web.problem.Problem;
import java.util.List;

/**
 * What would come of a body.
 *
 * @param rejected what is wrong, by the index of the item and the field
 */
public record TrialView(List<TriedAlert> alerts, List<Problem.ItemView> rejected) {
  static TrialView of(Parsed parsed) {
    return new TrialView(
        parsed.alerts().stream().map(TriedAlert::of).toList(),
        Problem.of(ErrorCode.INVALID_VALUE, "", parsed.rejected()).errors());
  }
}
