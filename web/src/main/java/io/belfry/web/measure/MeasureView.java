package io.belfry.web.measure;

import io.belfry.measure.MeasureReport;
import io.belfry.measure.MeasureTable;
import java.time.Instant;
import java.util.List;

/**
 * Figures of a range of time, each beside its definition.
 *
 * @param events opened in it
 * @param times in seconds
 */
public record MeasureView(
    Instant from,
    Instant to,
    long events,
    List<MeasureReport.Spread> times,
    List<MeasureReport.Rate> rates,
    AvailabilityView availability) {
  /** How long services were there, the worst first. */
  public record AvailabilityView(String definition, List<MeasureReport.Availability> services) {}

  static MeasureView of(MeasureReport report) {
    return new MeasureView(
        report.from(),
        report.to(),
        report.events(),
        report.times(),
        report.rates(),
        new AvailabilityView(MeasureTable.availabilityMeans(), report.availability()));
  }
}
