package io.belfry.event;

import io.belfry.engine.Trace;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Semaphore;
import org.jspecify.annotations.Nullable;

/**
 * Follows an alert through the tables, and has it judged again where they do not say which facts
 * decided. That takes a core and a working memory, so it is done for one asker at a time.
 */
@ApplicationScoped
public class AlertTraces {
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final FootprintStore footprints;
  private final CurrentTenant tenant;
  private final Trace trace;
  private final Semaphore turn = new Semaphore(1);

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected AlertTraces() {
    this(null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public AlertTraces(FootprintStore footprints, CurrentTenant tenant, Trace trace) {
    this.footprints = footprints;
    this.tenant = tenant;
    this.trace = trace;
  }

  /**
   * What is known of an alert.
   *
   * @param replay null when it was not judged again
   */
  public record Traced(Footprint footprint, Trace.@Nullable Answer replay) {}

  /**
   * Follows an alert.
   *
   * @param replay whether to judge it again; null means where no decision with its facts is stored
   * @throws Fault when there is no such alert, or another one is being judged again
   */
  public Traced of(String id, @Nullable Boolean replay) {
    Footprint footprint = footprints.of(id);
    boolean wanted = replay == null ? footprint.decisions().isEmpty() : replay;
    return new Traced(footprint, wanted ? judgeAgain(footprint) : null);
  }

  Trace.Answer judgeAgain(Footprint footprint) {
    if (!turn.tryAcquire()) {
      throw Fault.passing(
          ErrorCode.BUSY,
          "Another alert is being traced, and one is traced at a time. Try again in a few seconds,"
              + " or ask with replay=false for what is stored.",
          WAIT);
    }
    try {
      return trace.of(tenant.id(), footprint.position(), footprint.index());
    } catch (RuntimeException failure) {
      throw failure;
    } catch (SQLException failure) {
      throw new IllegalStateException("The past cannot be read", failure);
    } catch (Exception failure) {
      throw new IllegalStateException("The alert cannot be judged again", failure);
    } finally {
      turn.release();
    }
  }
}
