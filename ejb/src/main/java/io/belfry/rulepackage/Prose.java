package io.belfry.rulepackage;

import io.belfry.runbook.RulePackage;
import io.belfry.runbook.Runbook;
import java.lang.reflect.RecordComponent;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** Tells changes of words, which decide nothing, from changes of rules. */
final class Prose {
  /** What of a runbook people read and no rule does. */
  private static final Set<String> WORDS = Set.of("procedure", "reviewBy");

  private Prose() {}

  /** Whether both decide the same. */
  static boolean isAll(RulePackage one, RulePackage other) {
    return one.priorities().equals(other.priorities())
        && one.routes().equals(other.routes())
        && one.manifest().owner().equals(other.manifest().owner())
        && sameRules(one.runbooks(), other.runbooks());
  }

  private static boolean sameRules(List<Runbook> ones, List<Runbook> others) {
    if (ones.size() != others.size()) {
      return false;
    }
    for (int i = 0; i < ones.size(); i++) {
      if (!sameRule(ones.get(i), others.get(i))) {
        return false;
      }
    }
    return true;
  }

  /** By its components, so that whatever runbooks will say one day counts as a rule. */
  private static boolean sameRule(Runbook one, Runbook other) {
    for (RecordComponent component : Runbook.class.getRecordComponents()) {
      if (!WORDS.contains(component.getName())
          && !Objects.equals(value(component, one), value(component, other))) {
        return false;
      }
    }
    return true;
  }

  private static Object value(RecordComponent component, Runbook runbook) {
    try {
      return String.valueOf(component.getAccessor().invoke(runbook));
    } catch (ReflectiveOperationException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
