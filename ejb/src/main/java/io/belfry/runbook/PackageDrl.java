package io.belfry.runbook;

/** What a package compiles to, for people who read rules. */
public final class PackageDrl {
  private PackageDrl() {}

  /** The match rules and the parameters of all its runbooks. */
  public static String of(RulePackage rules) {
    return RunbookDrl.of(rules.runbooks());
  }
}
