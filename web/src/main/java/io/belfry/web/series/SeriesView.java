package io.belfry.web.series;

import io.belfry.engine.KnownSeries;
import io.belfry.facts.baseline.Band;
import io.belfry.facts.measure.Bound;
import io.belfry.series.RecentPoints;
import io.belfry.series.SeriesChart;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * A series as the API shows it.
 *
 * @param pointsSince none are missing from here on
 */
public record SeriesView(
    String key,
    String metric,
    Instant at,
    List<Baseline> baselines,
    List<Level> levels,
    Instant pointsSince,
    List<Point> points) {

  /**
   * What one runbook compares it with.
   *
   * @param points how many were learned
   * @param counter whether band and judgement are of the growth a second
   * @param now what is usual now; null while it learns
   * @param bands the same from a day ago to a day ahead; none while it learns
   */
  public record Baseline(
      String runbook,
      String sensitivity,
      String severity,
      boolean learning,
      long points,
      boolean counter,
      boolean unusual,
      Instant heardAt,
      @Nullable BandAt now,
      List<BandAt> bands) {}

  /** What is usual at a time. */
  public record BandAt(Instant at, double lower, double expected, double upper) {}

  /**
   * A static level.
   *
   * @param of value, change or rate
   * @param above null when there is no such bound
   * @param below null when there is no such bound
   * @param forSeconds how long it must last
   */
  public record Level(
      String runbook,
      String of,
      @Nullable Double above,
      @Nullable Double below,
      long forSeconds,
      String severity) {}

  /** One value that an alert carried. */
  public record Point(Instant at, double value, String alertId) {}

  static SeriesView of(SeriesChart chart) {
    return new SeriesView(
        chart.key(),
        chart.metric(),
        Instant.ofEpochMilli(chart.now()),
        chart.known().baselines().stream().map(known -> baseline(known, chart)).toList(),
        chart.known().levels().stream().map(SeriesView::level).toList(),
        Instant.ofEpochMilli(chart.recent().since()),
        chart.recent().points().stream().map(SeriesView::point).toList());
  }

  private static Baseline baseline(KnownSeries.Baseline known, SeriesChart chart) {
    List<BandAt> bands = new ArrayList<>();
    long at = chart.from();
    for (Band band : known.bands()) {
      bands.add(band(at, band));
      at += chart.step();
    }
    return new Baseline(
        known.runbook(),
        word(known.sensitivity()),
        word(known.severity()),
        known.learning(),
        known.points(),
        known.counter(),
        known.unusual(),
        Instant.ofEpochMilli(known.heardAt()),
        known.now() == null ? null : band(chart.now(), known.now()),
        bands);
  }

  private static BandAt band(long at, Band band) {
    return new BandAt(Instant.ofEpochMilli(at), band.lower(), band.expected(), band.upper());
  }

  private static Level level(KnownSeries.Level level) {
    Bound bound = level.bound();
    return new Level(
        level.runbook(),
        word(bound.measure()),
        finite(bound.high()),
        finite(bound.low()),
        bound.lasts() / 1000,
        word(bound.severity()));
  }

  private static Point point(RecentPoints.Point point) {
    return new Point(Instant.ofEpochMilli(point.at()), point.value(), point.alert());
  }

  private static @Nullable Double finite(double bound) {
    return Double.isInfinite(bound) ? null : bound;
  }

  private static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT);
  }
}
