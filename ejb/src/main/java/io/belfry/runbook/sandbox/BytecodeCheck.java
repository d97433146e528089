package io.belfry.runbook.sandbox;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Looks at the classes that were made of rules, before one of them is initialised: they may refer
 * to facts, to the rule engine's own model, to what the compiler made beside them, and to a short
 * list of Java's classes by owner, method and descriptor.
 */
public final class BytecodeCheck {
  private static final List<String> OWN = List.of("io/belfry/release/", "io/belfry/facts/");
  private static final List<String> ENGINE =
      List.of("org/drools/model/", "org/drools/modelcompiler/", "org/kie/api/runtime/rule/");

  /** The server's own module in Java, which no text of a rule gets into. */
  private static final String MODULE = "org/drools/project/model/";

  /** Of the engine's, what could lead out of it. */
  private static final Set<String> NOT_ENGINE =
      Set.of("org/kie/api/runtime/rule/RuleContext", "org/drools/modelcompiler/builder");

  private static final String WHERE = "io/belfry/runbook/where/Where";
  private static final String READ_WHERE =
      WHERE + ".fact(Ljava/lang/String;Ljava/lang/String;)Lio/belfry/facts/match/WhereFact;";

  private BytecodeCheck() {}

  /**
   * What no rule may do.
   *
   * @param classes class files by their path
   * @return a sentence each, such as {@code LambdaConsequence calls java/lang/System.exit(I)V}
   */
  public static List<String> of(Map<String, byte[]> classes) {
    List<String> refused = new ArrayList<>();
    classes.forEach(
        (path, file) -> {
          if (path.startsWith(MODULE)) {
            return;
          }
          String name = path.substring(path.lastIndexOf('/') + 1).replace(".class", "");
          try {
            ClassReferences references = ClassReferences.of(file);
            for (String type : new TreeSet<>(references.classes())) {
              if (!isKnown(elementOf(type))) {
                refused.add("%s refers to %s".formatted(name, type));
              }
            }
            for (String member : new TreeSet<>(references.members())) {
              if (!mayUse(member)) {
                refused.add("%s calls %s".formatted(name, member));
              }
            }
          } catch (IllegalArgumentException broken) {
            refused.add("%s is no class: %s".formatted(name, broken.getMessage()));
          }
        });
    return refused;
  }

  private static String elementOf(String type) {
    String element = type;
    while (element.startsWith("[")) {
      element = element.substring(1);
    }
    return type.startsWith("[") && element.startsWith("L")
        ? element.substring(1, element.length() - 1)
        : element;
  }

  private static boolean isKnown(String type) {
    return type.length() == 1
        || type.equals(WHERE)
        || isOwn(type)
        || isEngine(type)
        || JavaCalls.isKnown(type);
  }

  private static boolean mayUse(String member) {
    String owner = elementOf(member.substring(0, member.indexOf('.')));
    return isOwn(owner)
        || member.equals(READ_WHERE)
        || isEngine(owner)
        || owner.length() == 1
        || JavaCalls.mayUse(member);
  }

  private static boolean isOwn(String type) {
    return OWN.stream().anyMatch(type::startsWith);
  }

  private static boolean isEngine(String type) {
    return ENGINE.stream().anyMatch(type::startsWith)
        && NOT_ENGINE.stream().noneMatch(type::startsWith);
  }
}
