package io.belfry.packagesource;

import java.time.Duration;

/**
 * How much of this server a repository may use.
 *
 * @param received bytes over the network, in one pull
 * @param object bytes of one object of the repository, unpacked
 * @param file bytes of one file of a package
 * @param files of a package
 * @param total bytes of all files of a package
 * @param time for one pull
 * @param silence for which a server may say nothing
 */
record PullLimits(
    long received, long object, int file, int files, long total, Duration time, Duration silence) {
  /** As much as a package may hold, with as much beside it. */
  static final PullLimits USUAL =
      new PullLimits(
          32L << 20,
          16L << 20,
          512 << 10,
          2_000,
          32L << 20,
          Duration.ofSeconds(60),
          Duration.ofSeconds(15));
}
