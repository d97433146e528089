package io.belfry.series;

import io.belfry.engine.KnownSeries;
import io.belfry.engine.SeriesInsight;
import io.belfry.engine.SeriesQuestion;
import io.belfry.platform.Clock;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.concurrent.TimeoutException;

/** Puts together what a chart of a series shows: the day before, and the day to come. */
@ApplicationScoped
public class SeriesCharts {
  private static final long DAY = Duration.ofDays(1).toMillis();
  private static final long STEP = Duration.ofMinutes(15).toMillis();
  private static final int STEPS = (int) (2 * DAY / STEP) + 1;
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final PointStore points;
  private final SeriesInsight insight;
  private final CurrentTenant tenant;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected SeriesCharts() {
    this(null, null, null, null);
  }

  @Inject
  SeriesCharts(PointStore points, SeriesInsight insight, CurrentTenant tenant, Clock clock) {
    this.points = points;
    this.insight = insight;
    this.tenant = tenant;
    this.clock = clock;
  }

  /**
   * The chart of a series.
   *
   * @throws Fault when nothing is known of it, or the engine has no time to tell
   */
  public SeriesChart of(String key, String metric) {
    long now = clock.now().toEpochMilli();
    long from = (now - DAY) / STEP * STEP;
    KnownSeries known = ask(new SeriesQuestion(key, metric, now, from, STEP, STEPS));
    RecentPoints recent = points.recent(key, metric, now - DAY);
    if (known.isNothing() && recent.points().isEmpty()) {
      throw new Fault(
          ErrorCode.NOT_FOUND,
          "Nothing is known of the metric (%s) of the key (%s): no alert measured it lately, and no runbook compares it."
              .formatted(Line.shown(metric), Line.shown(key)));
    }
    return new SeriesChart(key, metric, now, from, STEP, known, recent);
  }

  private KnownSeries ask(SeriesQuestion question) {
    try {
      return insight.of(tenant.id(), question);
    } catch (TimeoutException busy) {
      throw Fault.passing(
          ErrorCode.BUSY,
          "The engine has no time to tell of a series now. Try again in a few seconds.",
          WAIT);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The server stops", interrupted);
    } catch (RuntimeException failure) {
      throw failure;
    } catch (Exception failure) {
      throw new IllegalStateException("The series cannot be read", failure);
    }
  }
}
