package io.belfry.notification;

import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Why something could not be sent, and what that means for the next attempt. */
public final class DeliveryFailure extends Exception {
  private static final long serialVersionUID = 1L;

  /** What it is that failed. */
  public enum Reach {
    /** This message, for good: the receiver will never take it as it is. */
    FINAL,
    /** This message, this time. */
    MESSAGE,
    /** The receiver, this time: others for it need not be tried at once. */
    RECEIVER
  }

  private final Reach reach;
  private final @Nullable Duration retryAfter;

  DeliveryFailure(String reason, Reach reach) {
    this(reason, reach, null, null);
  }

  DeliveryFailure(
      String reason, Reach reach, @Nullable Duration retryAfter, @Nullable Throwable cause) {
    super(reason, cause);
    this.reach = reach;
    this.retryAfter = retryAfter;
  }

  Reach reach() {
    return reach;
  }

  /** Returns how long the receiver asked to be left alone. */
  Optional<Duration> retryAfter() {
    return Optional.ofNullable(retryAfter);
  }
}
