package io.belfry.runbook;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Which files a package may have. It holds sources; what a server runs, it makes itself. */
final class PackagePaths {
  private static final Pattern PATH =
      Pattern.compile("[A-Za-z0-9_][A-Za-z0-9._-]*(/[A-Za-z0-9_][A-Za-z0-9._-]*){0,9}");
  private static final int LONGEST = 200;
  private static final List<String> PROSE = List.of("README.md", "CHANGELOG.md");

  /** Kinds that somebody may try, and why they are not taken; by the end of the name. */
  private static final Map<String, String> REFUSED =
      Map.of(
          ".class", "is compiled code",
          ".jar", "is compiled code",
          ".java", "is Java",
          ".drl", "holds rules in Drools' own language, which no package may bring",
          ".mvel", "is a script",
          ".xls", "is a binary table",
          ".xlsx", "is a binary table",
          "kmodule.xml", "would configure the rule engine",
          "pom.xml", "would configure a build",
          "pom.properties", "would configure a build");

  private PackagePaths() {}

  /** What is wrong with a path; null when nothing is. */
  static @Nullable Flaw wrong(String path) {
    String lower = path.toLowerCase(Locale.ROOT);
    if (lower.startsWith("meta-inf/") || lower.contains("/meta-inf/")) {
      return flaw(path, "would configure the server or the rule engine", "Leave META-INF out.");
    }
    for (Map.Entry<String, String> kind : REFUSED.entrySet()) {
      if (lower.endsWith(kind.getKey())) {
        return flaw(path, kind.getValue(), "Leave it out; packages hold .md, .yaml and .csv.");
      }
    }
    if (path.length() > LONGEST || !PATH.matcher(path).matches() || path.contains("..")) {
      return flaw(
          path,
          "is no name that a package may have",
          "Write letters, digits, dots, dashes and slashes, relative to the package.");
    }
    return known(path)
        ? null
        : flaw(
            path,
            "has no place in a package",
            "It holds %s, %s*.md, %s*.yaml, %s, %s, README.md and CHANGELOG.md."
                .formatted(
                    Manifest.FILE,
                    RulePackage.RUNBOOKS,
                    RulePackage.SCENARIOS,
                    RulePackage.PRIORITY_TABLE,
                    RulePackage.ROUTING_TABLE));
  }

  private static boolean known(String path) {
    return path.equals(Manifest.FILE)
        || path.equals(RulePackage.PRIORITY_TABLE)
        || path.equals(RulePackage.ROUTING_TABLE)
        || PROSE.contains(path)
        || isRunbook(path)
        || isScenario(path);
  }

  static boolean isRunbook(String path) {
    return path.startsWith(RulePackage.RUNBOOKS) && path.endsWith(".md");
  }

  static boolean isScenario(String path) {
    return path.startsWith(RulePackage.SCENARIOS) && path.endsWith(".yaml");
  }

  /** A name that a sender chose, fit for a message. */
  static String shown(String name) {
    String clean = name.replaceAll("[\\p{Cntrl}\\p{Cf}]", "?");
    return clean.length() > LONGEST ? clean.substring(0, LONGEST) + "..." : clean;
  }

  private static Flaw flaw(String path, String reason, String remedy) {
    return new Flaw(shown(path), 0, null, reason, remedy);
  }
}
