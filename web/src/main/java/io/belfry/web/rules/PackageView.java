package io.belfry.web.rules;

import io.belfry.rulepackage.PackageVersion;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A version of a package as the API shows it.
 *
 * @param author such as {@code user:17} or {@code token:bf_abc}
 * @param digest SHA-256 of the zip, in hexadecimal digits
 * @param scenarios what the last run of its scenarios came to; null before the first
 */
public record PackageView(
    String name,
    String version,
    String state,
    String team,
    String changelog,
    String author,
    String digest,
    List<Map<String, Object>> flaws,
    @Nullable Map<String, Object> scenarios,
    Instant createdAt) {
  static PackageView of(PackageVersion version) {
    return new PackageView(
        version.name(),
        version.version().toString(),
        version.state().word(),
        version.team(),
        version.changelog(),
        version.author(),
        version.digest(),
        version.flaws(),
        version.scenarios(),
        version.createdAt());
  }
}
