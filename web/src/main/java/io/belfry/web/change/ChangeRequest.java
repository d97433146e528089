package io.belfry.web.change;

import io.belfry.change.ChangeDraft;
import jakarta.validation.constraints.NotNull;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * A change to note.
 *
 * @param summary what was done, at most 1,024 characters
 * @param happenedAt now when it is left out
 * @param service what it was done to
 * @param ci what it was done to
 * @param source what tells it, such as jenkins
 * @param link where more is to be found
 */
public record ChangeRequest(
    @NotNull String summary,
    @Nullable Instant happenedAt,
    @Nullable String service,
    @Nullable String ci,
    @Nullable String source,
    @Nullable String link) {
  ChangeDraft draft() {
    return new ChangeDraft(summary, happenedAt, service, ci, source, link);
  }
}
