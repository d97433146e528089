package io.belfry.watch;

import io.belfry.facts.Severity;
import java.util.function.LongSupplier;

/** Whether senders were told to come again since the last look, because nothing could be stored. */
final class Refusals implements Check {
  private static final Topic TOPIC = new Topic("belfry/intake", "BelfryIntake", Severity.CRITICAL);

  private final LongSupplier refused;
  private long before;

  /**
   * @param refused since the server started
   */
  Refusals(LongSupplier refused) {
    this.refused = refused;
    this.before = refused.getAsLong();
  }

  @Override
  public Topic topic() {
    return TOPIC;
  }

  @Override
  public String look() {
    long now = refused.getAsLong();
    boolean more = now > before;
    before = now;
    return more ? "Alerts were refused, because they could not be stored." : "";
  }
}
