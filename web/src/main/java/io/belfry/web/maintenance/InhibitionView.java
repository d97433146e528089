package io.belfry.web.maintenance;

import io.belfry.journal.LabelMatcher;
import io.belfry.maintenance.StoredInhibition;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/** An inhibition as the API shows it. */
public record InhibitionView(
    UUID id,
    List<String> source,
    List<String> target,
    List<String> equal,
    String reason,
    String createdBy,
    Instant createdAt,
    int version) {
  static InhibitionView of(StoredInhibition inhibition) {
    return new InhibitionView(
        inhibition.id(),
        inhibition.source().stream().map(LabelMatcher::toString).toList(),
        inhibition.target().stream().map(LabelMatcher::toString).toList(),
        inhibition.equal(),
        inhibition.reason(),
        inhibition.createdBy(),
        inhibition.createdAt(),
        inhibition.version());
  }
}
