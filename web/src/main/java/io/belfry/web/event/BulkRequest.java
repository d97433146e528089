package io.belfry.web.event;

import io.belfry.handling.Act;
import io.belfry.handling.Action;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An action for several events, with what it needs to know.
 *
 * @param action as in the address of a single event
 * @param ids of at most 500 events
 * @param note as {@link ActionRequest} says, and so all that follow
 */
public record BulkRequest(
    @NotNull String action,
    @NotEmpty List<@NotNull UUID> ids,
    @Nullable String note,
    @Nullable String until,
    @Nullable String username,
    @Nullable Boolean remove,
    @Nullable String causeClass,
    @Nullable String cause,
    @Nullable String solution,
    @Nullable String text,
    @Nullable String priority,
    @Nullable String reason,
    @Nullable String step,
    @Nullable Boolean done,
    @Nullable Boolean undo,
    @Nullable String team) {

  Act act() {
    return new ActionRequest(
            note,
            until,
            username,
            remove,
            causeClass,
            cause,
            solution,
            text,
            priority,
            reason,
            step,
            done,
            undo,
            team,
            // What a runbook should say is said of one event.
            null)
        .act(Action.of(action));
  }
}
