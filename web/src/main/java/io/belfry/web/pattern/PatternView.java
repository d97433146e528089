package io.belfry.web.pattern;

import io.belfry.facts.pattern.PatternKind;
import io.belfry.journal.LabelMatcher;
import io.belfry.journal.Pattern;
import io.belfry.pattern.StoredPattern;
import io.belfry.platform.Length;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A pattern as the API shows it.
 *
 * @param count null where it does not count
 */
public record PatternView(
    UUID id,
    String kind,
    String title,
    List<String> first,
    List<String> then,
    List<String> equal,
    String within,
    @Nullable Integer count,
    String severity,
    String createdBy,
    Instant createdAt,
    int version) {
  static PatternView of(StoredPattern stored) {
    Pattern pattern = stored.asRule();
    return new PatternView(
        stored.id(),
        pattern.kind().word(),
        pattern.title(),
        texts(pattern.first()),
        texts(pattern.then()),
        pattern.equal(),
        Length.text(pattern.within()),
        pattern.kind() == PatternKind.COUNT ? pattern.count() : null,
        pattern.severity().name().toLowerCase(Locale.ROOT),
        stored.createdBy(),
        stored.createdAt(),
        stored.version());
  }

  private static List<String> texts(List<LabelMatcher> matchers) {
    return matchers.stream().map(LabelMatcher::toString).toList();
  }
}
