package io.belfry.web.rules;

import io.belfry.rulepackage.TenantRelease;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A release of the tenant as the API shows it.
 *
 * @param parts packages and versions, in the order that decides
 * @param state compiling, preparing, active, replaced or failed
 * @param failure why it never judged
 */
public record ReleaseView(
    long id,
    @Nullable String name,
    List<Map<String, Object>> parts,
    String state,
    String actor,
    String reason,
    boolean emergency,
    Instant askedAt,
    @Nullable Instant activeAt,
    @Nullable String failure) {
  static ReleaseView of(TenantRelease release) {
    return new ReleaseView(
        release.id(),
        release.name(),
        release.parts(),
        release.state(),
        release.actor(),
        release.reason(),
        release.emergency(),
        release.askedAt(),
        release.activeAt(),
        release.failure());
  }
}
