package io.belfry.runbook;

import io.belfry.runbook.sandbox.SourceCheck;
import java.util.List;

/**
 * Rules that an administrator wrote in Drools' own language. They see facts and decide; whatever
 * else they try is refused.
 *
 * @param file names them, such as {@code rules/nightly.drl}; unique within a release
 * @param drl rules alone, without package and imports
 */
public record FreeRules(String file, String drl) {
  private static final String HEAD =
      "package io.belfry.release;\n\n%sglobal io.belfry.facts.Decisions decisions;\n\n";

  /**
   * @throws PackageException with all that is wrong with any of them
   */
  static void requireHarmless(List<FreeRules> all) {
    List<Flaw> flaws =
        all.stream().flatMap(each -> SourceCheck.of(each.file(), each.drl()).stream()).toList();
    if (!flaws.isEmpty()) {
      throw new PackageException(flaws);
    }
  }

  /** With what the server writes above them. */
  String whole() {
    return HEAD.formatted(SourceCheck.imports()) + drl;
  }

  /** Whether a rule of this name is among them. */
  boolean has(String rule) {
    return SourceCheck.names(drl).contains(rule);
  }
}
