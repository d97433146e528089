package io.belfry.packagesource;

import org.jspecify.annotations.Nullable;

/** A pull came to nothing; the message is for people. */
final class PullFailure extends Exception {
  private static final long serialVersionUID = 1;

  PullFailure(String message) {
    this(message, null);
  }

  PullFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
