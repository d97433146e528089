package io.belfry.journal;

import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A submission that waits for its commit. */
record Pending(Submission submission, byte[] body, CompletableFuture<Long> position) {

  int size() {
    return body.length + submission.original().length;
  }

  void fail(String reason, @Nullable Exception cause) {
    position.completeExceptionally(
        new StorageUnavailableException("Nothing was stored: " + reason, cause));
  }
}
