package io.belfry.rulepackage;

import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A release that a tenant asked for.
 *
 * @param name null until it is compiled
 * @param parts maps with package and version, in the order that decides
 * @param state compiling, preparing, active, replaced or failed
 * @param actor as in {@code user:17}
 * @param activeAt null until it judged
 * @param failure why it never did
 */
public record TenantRelease(
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

  /** Whether it neither judges nor failed yet. */
  boolean isComing() {
    return state.equals("compiling") || state.equals("preparing");
  }

  /**
   * Whether a version is in it.
   *
   * @param title such as {@code storage 1.4.0}
   */
  boolean has(String title) {
    return parts.stream()
        .anyMatch(part -> title.equals(part.get("package") + " " + part.get("version")));
  }
}
