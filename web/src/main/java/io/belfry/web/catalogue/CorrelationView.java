package io.belfry.web.catalogue;

import io.belfry.catalogue.CorrelationTimes;

/** The times that correlation goes by, as the API shows them. */
public record CorrelationView(
    long alongSeconds, long nearSeconds, long urgentHoldSeconds, long holdSeconds, int version) {
  static CorrelationView of(CorrelationTimes times) {
    return new CorrelationView(
        times.along().toSeconds(),
        times.near().toSeconds(),
        times.urgentHold().toSeconds(),
        times.hold().toSeconds(),
        times.version());
  }
}
