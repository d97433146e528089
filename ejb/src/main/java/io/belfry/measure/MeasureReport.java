package io.belfry.measure;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Figures of a range of time, each with what it means.
 *
 * @param events how many were opened in it
 */
public record MeasureReport(
    Instant from,
    Instant to,
    long events,
    List<Spread> times,
    List<Rate> rates,
    List<Availability> availability) {

  /**
   * How long something took, in seconds; null without any.
   *
   * @param count of how many events it is known
   */
  public record Spread(
      String name,
      String definition,
      long count,
      @Nullable Double min,
      @Nullable Double mean,
      @Nullable Double median,
      @Nullable Double p90,
      @Nullable Double max) {}

  /**
   * What part of something is so.
   *
   * @param value from 0 to 1; null when there is nothing to be a part of
   */
  public record Rate(
      String name, String definition, long part, long whole, @Nullable Double value) {}

  /**
   * How long a service was there.
   *
   * @param outages that touched the range; those that overlap count once
   * @param downSeconds of all of them within the range
   * @param value from 0 to 1
   */
  public record Availability(String service, long outages, double downSeconds, double value) {}
}
