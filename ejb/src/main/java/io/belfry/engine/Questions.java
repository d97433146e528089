package io.belfry.engine;

import java.util.Queue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.function.Function;
import java.util.function.LongFunction;
import org.jspecify.annotations.Nullable;

/**
 * What others want to know of a lane's sessions. The lane's own thread answers, between what it
 * judges, so that nobody else ever touches a session.
 */
final class Questions {
  /** As many as wait at the most; askers are people who look at charts. */
  private static final int MOST = 100;

  private final Queue<Question<?>> waiting = new ConcurrentLinkedQueue<>();

  /** An answer is null where the tenant has no session in memory. */
  private record Question<T>(
      long tenant, Function<Session, T> about, CompletableFuture<@Nullable T> answer) {

    void put(@Nullable Session session) {
      try {
        answer.complete(session == null ? null : about.apply(session));
      } catch (RuntimeException failure) {
        answer.completeExceptionally(failure);
      }
    }
  }

  /**
   * Asks; the function must be quick and change nothing.
   *
   * @throws IllegalStateException when too many wait already
   */
  <T> CompletableFuture<@Nullable T> ask(long tenant, Function<Session, T> about) {
    if (waiting.size() >= MOST) {
      throw new IllegalStateException("More than %d questions wait".formatted(MOST));
    }
    CompletableFuture<@Nullable T> answer = new CompletableFuture<>();
    waiting.add(new Question<>(tenant, about, answer));
    return answer;
  }

  /** Answers all that wait, in the thread of the sessions. */
  void answer(LongFunction<@Nullable Session> sessions) {
    for (Question<?> next = waiting.poll(); next != null; next = waiting.poll()) {
      if (!next.answer().isDone()) {
        next.put(sessions.apply(next.tenant()));
      }
    }
  }
}
