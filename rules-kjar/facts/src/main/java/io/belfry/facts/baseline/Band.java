package io.belfry.facts.baseline;

/** What a chart draws around a series, in its unit: what is expected, and what is still usual. */
public record Band(double expected, double lower, double upper) {}
