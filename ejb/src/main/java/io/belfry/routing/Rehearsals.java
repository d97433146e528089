package io.belfry.routing;

import io.belfry.engine.Rehearsal;
import io.belfry.journal.Alert;
import io.belfry.platform.Clock;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * Tells who would get an alert, by the live rules. That takes a core and a working memory, so it is
 * done for one asker at a time.
 */
@ApplicationScoped
public class Rehearsals {
  private static final Duration WAIT = Duration.ofSeconds(5);
  private static final Duration AHEAD = Duration.ofDays(366);

  private final Rehearsal rehearsal;
  private final CurrentTenant tenant;
  private final Clock clock;
  private final Semaphore turn = new Semaphore(1);

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Rehearsals() {
    this(null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Rehearsals(Rehearsal rehearsal, CurrentTenant tenant, Clock clock) {
    this.rehearsal = rehearsal;
    this.tenant = tenant;
    this.clock = clock;
  }

  /**
   * Judges an alert that never came.
   *
   * @param at null for the present moment
   * @throws Fault invalid-value for a time more than a year away; busy while another one is judged
   */
  public Rehearsal.Answer of(Alert alert, @Nullable Instant at) {
    Instant now = clock.now();
    Instant time = at == null ? now : at;
    if (time.isAfter(now.plus(AHEAD)) || time.isBefore(now.minus(AHEAD))) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "at",
          "The time (" + time + ") is more than a year away",
          "Choose one of the last or next 366 days");
    }
    try {
      if (!turn.tryAcquire(WAIT.toMillis(), TimeUnit.MILLISECONDS)) {
        throw new Fault(ErrorCode.BUSY, "Another alert is rehearsed. Try again in a moment.");
      }
      try {
        return rehearsal.of(tenant.id(), alert, time.toEpochMilli());
      } finally {
        turn.release();
      }
    } catch (InterruptedException stopped) {
      Thread.currentThread().interrupt();
      throw new Fault(ErrorCode.BUSY, "The server stops.");
    } catch (Fault fault) {
      throw fault;
    } catch (Exception failure) {
      throw new IllegalStateException("The rehearsal failed", failure);
    }
  }
}
