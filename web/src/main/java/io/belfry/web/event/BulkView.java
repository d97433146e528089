package io.belfry.web.event;

import io.belfry.handling.Desk;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What became of an action on several events. */
public record BulkView(List<Desk.Done> done, List<Refused> refused) {
  /** An event that refused, with the code and the sentence of the problem. */
  public record Refused(UUID id, @Nullable Long number, String code, String detail) {}

  static BulkView of(Desk.Outcome outcome) {
    return new BulkView(
        outcome.done(),
        outcome.refused().stream()
            .map(
                refused ->
                    new Refused(
                        refused.id(), refused.number(), refused.code().code(), refused.detail()))
            .toList());
  }
}
