package io.belfry.web.change;

import io.belfry.change.ChangeEvent;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A change as the API shows it. */
public record ChangeView(
    UUID id,
    Instant happenedAt,
    Instant receivedAt,
    String summary,
    @Nullable String service,
    @Nullable String ci,
    @Nullable String source,
    @Nullable String link,
    String createdBy) {
  static ChangeView of(ChangeEvent change) {
    return new ChangeView(
        change.id(),
        change.happenedAt(),
        change.receivedAt(),
        change.summary(),
        emptyToNull(change.service()),
        emptyToNull(change.ci()),
        emptyToNull(change.source()),
        emptyToNull(change.link()),
        change.createdBy());
  }

  private static @Nullable String emptyToNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
