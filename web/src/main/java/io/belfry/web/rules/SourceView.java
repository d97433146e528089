package io.belfry.web.rules;

import io.belfry.packagesource.PackageSource;
import io.belfry.platform.Length;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a package is pulled from, and what came of it.
 *
 * @param signsIn whether it has a token, which nobody reads again
 * @param nextAt when it is pulled again
 * @param pulledAt when that was tried last
 * @param commit that was looked at last
 * @param latest the version that other files made last
 * @param failure why the last pull came to nothing; null when it went well
 */
public record SourceView(
    String address,
    String branch,
    String path,
    String every,
    boolean signsIn,
    Instant nextAt,
    @Nullable Instant pulledAt,
    @Nullable String commit,
    @Nullable String latest,
    @Nullable String failure,
    int version) {
  static SourceView of(PackageSource source) {
    return new SourceView(
        source.address(),
        source.branch(),
        source.path(),
        Length.text(source.every()),
        source.sealed(),
        source.nextAt(),
        source.pulledAt(),
        source.commit(),
        source.version(),
        source.failure(),
        source.rowVersion());
  }
}
