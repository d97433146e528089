package io.belfry.rulepackage;

import io.belfry.runbook.Version;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of a package, without its content.
 *
 * @param author who brought it, as in {@code user:17}
 * @param authorPerson the number of the person behind it; null for what Belfry brought
 * @param digest SHA-256 of the zip, in hexadecimal digits
 * @param flaws what the last verification found, as fields
 * @param scenarios what the last run of its scenarios came to, as fields; null before the first
 * @param rowVersion grows with each change of its state
 */
public record PackageVersion(
    String name,
    Version version,
    PackageState state,
    String team,
    String changelog,
    String author,
    @Nullable Long authorPerson,
    String digest,
    List<Map<String, Object>> flaws,
    @Nullable Map<String, Object> scenarios,
    Instant createdAt,
    int rowVersion) {

  /** Such as {@code storage 1.4.0}. */
  String title() {
    return name + " " + version;
  }
}
