package io.belfry.identity;

import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Counts failures by key and says how long a key has to wait: not at all for the first few, then
 * twice as long after each. It remembers a bounded number of keys and forgets the one that was
 * quiet for the longest.
 */
final class FailureLog {
  private static final Duration FIRST_WAIT = Duration.ofSeconds(5);
  private static final Duration LONGEST_WAIT = Duration.ofMinutes(15);

  private record Failures(int count, Instant last) {}

  private final int free;
  private final Map<String, Failures> byKey;

  /**
   * @param free how many failures have no consequence
   * @param capacity how many keys to remember
   */
  FailureLog(int free, int capacity) {
    this.free = free;
    this.byKey =
        new LinkedHashMap<>(16, 0.75f, true) {
          private static final long serialVersionUID = 1L;

          @Override
          protected boolean removeEldestEntry(Map.Entry<String, Failures> eldest) {
            return size() > capacity;
          }
        };
  }

  /** Returns how long that key still has to wait; zero when it need not. */
  synchronized Duration waitFor(String key, Instant now) {
    Failures failures = byKey.get(key);
    if (failures == null || failures.count < free) {
      return Duration.ZERO;
    }
    Duration left = Duration.between(now, failures.last.plus(penalty(failures.count - free)));
    return left.isNegative() ? Duration.ZERO : left;
  }

  private static Duration penalty(int beyond) {
    // 2^8 times five seconds is past the longest wait.
    Duration penalty = FIRST_WAIT.multipliedBy(1L << Math.min(beyond, 8));
    return penalty.compareTo(LONGEST_WAIT) > 0 ? LONGEST_WAIT : penalty;
  }

  /** Counts a failure. A key that was quiet for twice the longest wait starts anew. */
  synchronized void failed(String key, Instant now) {
    byKey.merge(
        key,
        new Failures(1, now),
        (before, one) ->
            before.last.plus(LONGEST_WAIT.multipliedBy(2)).isBefore(now)
                ? one
                : new Failures(before.count + 1, now));
  }

  /** Takes one failure back that was counted too early. */
  synchronized void takeBack(String key) {
    byKey.computeIfPresent(
        key,
        (k, failures) ->
            failures.count == 1 ? null : new Failures(failures.count - 1, failures.last));
  }

  synchronized void forget(String key) {
    byKey.remove(key);
  }

  synchronized int size() {
    return byKey.size();
  }
}
