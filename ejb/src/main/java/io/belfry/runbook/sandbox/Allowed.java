package io.belfry.runbook.sandbox;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;

/** What free rules may name. */
final class Allowed {
  /** Facts by the name that rules give them. */
  private static final Map<String, String> FACTS =
      new TreeMap<>(
          Map.of(
              "AlertFact", "io.belfry.facts.AlertFact",
              "EventFact", "io.belfry.facts.EventFact",
              "ServiceFact", "io.belfry.facts.ServiceFact",
              "MaintenanceFact", "io.belfry.facts.MaintenanceFact",
              "RunbookMatch", "io.belfry.facts.RunbookMatch",
              "Draft", "io.belfry.facts.Draft",
              "DefaultOwner", "io.belfry.facts.DefaultOwner"));

  private static final Map<String, String> ENUMS =
      Map.of(
          "Severity", "io.belfry.facts.Severity",
          "Status", "io.belfry.facts.Status",
          "Level", "io.belfry.facts.Level",
          "Priority", "io.belfry.facts.Priority");

  /** Of decisions: those that a rule may take without breaking what the policies keep. */
  static final Set<String> DECISIONS =
      Set.of("informational", "suppressed", "rated", "routed", "cleared");

  /** Of the facts and of texts; none of them takes long, and none leads elsewhere. */
  static final Set<String> QUESTIONS =
      Set.of(
          "label",
          "value",
          "equals",
          "contains",
          "startsWith",
          "endsWith",
          "isEmpty",
          "length",
          "intValue",
          "doubleValue",
          "longValue",
          "containsKey",
          "get");

  static final Set<String> ACTIONS = Set.of("insert", "delete", "retract", "update");

  /** Of a draft, which only modify can name without a fact before them. */
  static final Set<String> SETTERS =
      Set.of("setImpact", "setUrgency", "setPriority", "setOwnerTeam");

  private static final Set<String> NOT_GETTERS = Set.of("getClass", "getDeclaringClass");

  private Allowed() {}

  static boolean isFact(String name) {
    return FACTS.containsKey(name);
  }

  static boolean isEnum(String name) {
    return ENUMS.containsKey(name);
  }

  static String facts() {
    return String.join(", ", FACTS.keySet());
  }

  /** Whether a method may be asked of a fact, a text or a number. */
  static boolean isQuestion(String method) {
    boolean getter = method.matches("(get|is|has)[A-Z][A-Za-z]*");
    return QUESTIONS.contains(method) || (getter && !NOT_GETTERS.contains(method));
  }

  /** The imports that the compiler writes above free rules. */
  static String imports() {
    StringBuilder imports = new StringBuilder();
    Set<String> all = new TreeSet<>(FACTS.values());
    all.addAll(ENUMS.values());
    all.forEach(name -> imports.append("import ").append(name).append(";\n"));
    return imports.toString();
  }
}
