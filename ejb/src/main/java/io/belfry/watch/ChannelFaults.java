package io.belfry.watch;

import io.belfry.facts.Severity;
import java.util.List;
import java.util.concurrent.Callable;

/** Whether a channel failed its last check: its team would not hear of an event. */
final class ChannelFaults implements Check {
  private static final Topic TOPIC = new Topic("belfry/channels", "BelfryChannels", Severity.MAJOR);
  private static final int MOST_NAMED = 3;

  private final Callable<List<String>> failed;

  /**
   * @param failed a sentence for each
   */
  ChannelFaults(Callable<List<String>> failed) {
    this.failed = failed;
  }

  @Override
  public Topic topic() {
    return TOPIC;
  }

  @Override
  public String look() throws Exception {
    List<String> all = failed.call();
    String named = String.join(" ", all.subList(0, Math.min(MOST_NAMED, all.size())));
    return all.size() <= MOST_NAMED
        ? named
        : "%s And %d more.".formatted(named, all.size() - MOST_NAMED);
  }
}
