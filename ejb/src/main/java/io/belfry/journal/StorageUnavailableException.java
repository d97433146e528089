package io.belfry.journal;

import org.jspecify.annotations.Nullable;

/** The journal could not store what it was given; the sender should try again. */
public final class StorageUnavailableException extends RuntimeException {
  private static final long serialVersionUID = 1L;

  public StorageUnavailableException(String message, @Nullable Throwable cause) {
    super(message, cause);
  }
}
