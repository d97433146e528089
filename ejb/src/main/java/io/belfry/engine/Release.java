package io.belfry.engine;

import io.belfry.facts.expectation.Expectation;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;

/**
 * What the engine runs: the platform's policies and an ordered set of runbooks, compiled.
 *
 * @param name names its content: the same policies and runbooks give the same name
 * @param quarantined the runbooks that were left out, because their rules failed
 * @param horizon its longest window, in milliseconds: how much of the past its conditions rest on
 * @param expectations what its runbooks want to arrive
 * @param tables what its packages say of priorities and owners
 */
public record Release(
    String name,
    Set<String> quarantined,
    KieBase rules,
    long horizon,
    Variants variants,
    List<Expectation> expectations,
    Tables tables) {

  /** One whose runbooks expect nothing, and that has no tables. */
  public Release(
      String name, Set<String> quarantined, KieBase rules, long horizon, Variants variants) {
    this(name, quarantined, rules, horizon, variants, List.of(), Tables.NONE);
  }

  /** How a release is made again without what is faulty in it. */
  public interface Variants {

    /** The runbook that a rule came from; null for a rule of the platform. */
    @Nullable String runbookOf(String rule);

    /** The whole release without these runbooks. */
    Release without(Set<String> runbooks);
  }
}
