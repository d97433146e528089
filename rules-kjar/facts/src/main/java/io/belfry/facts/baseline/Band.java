package io.belfry.facts.baseline;

import io.belfry.facts.measure.Wording;
import java.math.BigDecimal;
import java.math.MathContext;

/** What a chart draws around a series, in its unit: what is expected, and what is still usual. */
public record Band(double expected, double lower, double upper) {
  private static final MathContext FOUR_DIGITS = new MathContext(4);

  /** Whether the figure is usual; both ends are. */
  boolean holds(double figure) {
    return figure >= lower && figure <= upper;
  }

  /** Such as {@code 40.12 to 61.3}; an estimate needs no more than four digits. */
  String inWords() {
    return rounded(lower) + " to " + rounded(upper);
  }

  private static String rounded(double bound) {
    return Wording.number(new BigDecimal(bound).round(FOUR_DIGITS).doubleValue());
  }
}
