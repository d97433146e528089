package io.belfry.engine;

/**
 * Which series to tell of, and when what is usual: now, and {@code steps} times that are {@code
 * step} milliseconds apart.
 *
 * @param now in milliseconds since 1970
 * @param from the first of those times, in milliseconds since 1970
 */
public record SeriesQuestion(
    String key, String metric, long now, long from, long step, int steps) {}
