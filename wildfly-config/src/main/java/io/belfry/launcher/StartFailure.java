package io.belfry.launcher;

import org.jspecify.annotations.Nullable;

/** Belfry cannot start; the message is one line that says why and what to do. */
final class StartFailure extends Exception {
  private static final long serialVersionUID = 1L;

  StartFailure(String message) {
    super(message);
  }

  StartFailure(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
