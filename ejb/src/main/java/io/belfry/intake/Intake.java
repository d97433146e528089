package io.belfry.intake;

import io.belfry.journal.Alert;
import io.belfry.journal.Journal;
import io.belfry.journal.StorageUnavailableException;
import io.belfry.journal.Submission;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import io.belfry.platform.Texts;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;

/** Takes a body in, and answers when its alerts are stored. */
public final class Intake {
  private static final int LONGEST_CONTENT_TYPE = 255;

  private final Journal journal;
  private final InstantSource clock;
  private final Onlooker onlooker;
  private final IntakeFigures figures = new IntakeFigures();

  public Intake(Journal journal, InstantSource clock) {
    this(journal, clock, (tenant, position, alerts) -> {});
  }

  /**
   * @param onlooker told of what was stored, on the thread that answers the sender
   */
  public Intake(Journal journal, InstantSource clock, Onlooker onlooker) {
    this.journal = journal;
    this.clock = clock;
    this.onlooker = onlooker;
  }

  /** Hears of alerts once they are stored; it is quick, for senders wait. */
  @FunctionalInterface
  public interface Onlooker {
    /** Alerts of one body, at a position of the journal. */
    void stored(long tenant, long position, List<Alert> alerts);
  }

  /**
   * What became of a body.
   *
   * @param position in the journal, 0 when nothing was stored
   * @param keys of the stored alerts, in their order
   */
  public record Receipt(long position, List<String> keys, List<ItemError> rejected) {}

  /**
   * Parses and stores. The result fails with a {@link Fault}: the body could not be read, nothing
   * in it was good, or it cannot be stored now and should be sent again.
   */
  public CompletableFuture<Receipt> take(
      long tenant, AlertFormat format, String contentType, byte[] body) {
    Parsed parsed;
    try {
      parsed = format.parse(body, clock.instant());
    } catch (Fault unreadable) {
      figures.rejected(unreadable.code(), 1);
      return CompletableFuture.failedFuture(unreadable);
    }
    long bad = parsed.rejected().stream().map(ItemError::index).distinct().count();
    if (bad > 0) {
      figures.rejected(ErrorCode.INVALID_VALUE, (int) bad);
    }
    if (parsed.alerts().isEmpty()) {
      return parsed.rejected().isEmpty()
          ? CompletableFuture.completedFuture(new Receipt(0, List.of(), List.of()))
          : CompletableFuture.failedFuture(allBad(parsed.rejected()));
    }
    List<Alert> alerts = IdempotencyScope.within(parsed.alerts());
    List<String> keys = alerts.stream().map(Alert::key).toList();
    return journal
        .append(new Submission(tenant, alerts, shown(contentType), parsed.original()))
        .handle(
            (position, failure) -> {
              if (failure != null) {
                figures.rejected(ErrorCode.STORAGE_UNAVAILABLE, keys.size());
                throw unavailable(failure);
              }
              figures.stored(keys.size());
              onlooker.stored(tenant, position, alerts);
              return new Receipt(position, keys, parsed.rejected());
            });
  }

  /** Counts since the server started. */
  public IntakeFigures figures() {
    return figures;
  }

  /**
   * A header field may hold what no column takes, and one bad row would cost a whole batch of
   * requests.
   */
  private static String shown(String contentType) {
    return Texts.cut(Texts.storable(contentType), LONGEST_CONTENT_TYPE);
  }

  private static Fault allBad(List<ItemError> rejected) {
    ErrorCode code =
        rejected.stream().allMatch(error -> error.reason().endsWith("is missing"))
            ? ErrorCode.MISSING_FIELD
            : ErrorCode.INVALID_VALUE;
    return new Fault(code, "Nothing was stored, because no alert in it is complete.", rejected);
  }

  private static RuntimeException unavailable(Throwable failure) {
    Throwable cause =
        failure instanceof CompletionException && failure.getCause() != null
            ? failure.getCause()
            : failure;
    if (cause instanceof StorageUnavailableException) {
      return Fault.passing(
          ErrorCode.STORAGE_UNAVAILABLE,
          cause.getMessage() + ". Send it again in a few seconds.",
          Duration.ofSeconds(5));
    }
    return new CompletionException(cause);
  }
}
