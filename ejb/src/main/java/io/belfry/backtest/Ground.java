package io.belfry.backtest;

import io.belfry.engine.Decision;
import io.belfry.engine.FactValues;
import java.util.List;

/**
 * Why one side decided as it did.
 *
 * @param rule its name; empty when no rule decided
 * @param sentence for people
 * @param facts that the rule matched, as they were
 */
public record Ground(String rule, String sentence, List<FactValues> facts) {
  static Ground of(Decision decision) {
    return new Ground(decision.rule(), decision.sentence(), decision.facts());
  }

  /** Whether people would be told the same. */
  boolean saysAs(Ground other) {
    return rule.equals(other.rule) && sentence.equals(other.sentence);
  }
}
