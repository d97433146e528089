package io.belfry.watch;

import io.belfry.journal.StorageUnavailableException;
import io.belfry.journal.Submission;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;

/** A journal that remembers what it was told, as "STATUS key: summary", unless it is away. */
final class RecordingJournal implements Function<Submission, CompletableFuture<Long>> {
  private final List<Submission> stored = new ArrayList<>();
  private boolean away;

  void away(boolean now) {
    away = now;
  }

  List<Submission> stored() {
    return stored;
  }

  /** What came since the last call. */
  List<String> news() {
    List<String> news =
        stored.stream()
            .map(each -> each.alerts().get(0))
            .map(alert -> alert.status() + " " + alert.key() + ": " + alert.summary())
            .toList();
    stored.clear();
    return news;
  }

  @Override
  public CompletableFuture<Long> apply(Submission submission) {
    if (away) {
      return CompletableFuture.failedFuture(new StorageUnavailableException("away", null));
    }
    stored.add(submission);
    return CompletableFuture.completedFuture((long) stored.size());
  }
}
