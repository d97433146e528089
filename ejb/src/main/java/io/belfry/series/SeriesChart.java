package io.belfry.series;

import io.belfry.engine.KnownSeries;

/**
 * What a chart of a series shows.
 *
 * @param now in milliseconds since 1970
 * @param from the time of the first step of each band, in milliseconds since 1970
 * @param step milliseconds between steps
 */
public record SeriesChart(
    String key,
    String metric,
    long now,
    long from,
    long step,
    KnownSeries known,
    RecentPoints recent) {}
