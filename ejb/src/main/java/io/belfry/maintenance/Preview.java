package io.belfry.maintenance;

import java.time.Instant;
import java.util.List;

/**
 * What a window would have hidden a week ago, by the alerts of then.
 *
 * @param from since when alerts were looked at
 * @param looked how many alerts were looked at
 * @param complete whether that were all; false when there were too many
 * @param hidden how many it would have hidden
 * @param keys those with the most alerts first, at most 100
 */
public record Preview(
    Instant from, Instant until, long looked, boolean complete, long hidden, List<Key> keys) {

  /**
   * The alerts of one key.
   *
   * @param opened how many of them opened an event, which nobody would have seen
   */
  public record Key(
      String key,
      String type,
      String service,
      String ci,
      String summary,
      long alerts,
      long opened,
      Instant lastAt) {}
}
