package io.belfry.packagesource;

import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * Where a package is pulled from, and what came of the last time.
 *
 * @param path of the package within the repository; empty for its root
 * @param every in milliseconds
 * @param sealed whether it signs in
 * @param actor who set it; drafts that a pull makes are theirs
 * @param person the number of that user, of a tool that of who made its token
 * @param nextAt when it is pulled again
 * @param pulledAt when it was tried last; null before the first time
 * @param commit that was looked at last; null before the first
 * @param digest of the files that were taken in last; null before the first
 * @param version that the last pull with other files made; null before the first
 * @param failure why the last pull came to nothing; null when it went well
 * @param rowVersion the number of changes so far; the ETag of the API
 */
public record PackageSource(
    long tenant,
    String name,
    String address,
    String branch,
    String path,
    long every,
    boolean sealed,
    String actor,
    @Nullable Long person,
    Instant nextAt,
    @Nullable Instant pulledAt,
    @Nullable String commit,
    @Nullable String digest,
    @Nullable String version,
    @Nullable String failure,
    int rowVersion) {}
