package io.belfry.facts.baseline;

/**
 * Limited influence, after P. J. Huber, "Robust Estimation of a Location Parameter", Annals of
 * Mathematical Statistics 35 (1964): a point counts in full up to a limit and as the limit beyond.
 */
final class Robust {
  private Robust() {}

  static double clip(double value, double limit) {
    return Math.max(-limit, Math.min(limit, value));
  }
}
