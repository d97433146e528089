package io.belfry.runbook.where;

import io.belfry.facts.Severity;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * Finds conditions that cannot hold together, as far as single tests tell: texts that must be two
 * things, bounds that leave no number, severities that leave none. Whatever is nested in other ways
 * counts as possible.
 */
final class Exclusion {
  private Exclusion() {}

  static boolean within(Term term) {
    return contradict(parts(term));
  }

  static boolean between(Term one, Term other) {
    List<Term> parts = new ArrayList<>(parts(one));
    parts.addAll(parts(other));
    return contradict(parts);
  }

  private static List<Term> parts(Term term) {
    if (term instanceof Term.All all) {
      return all.terms().stream().flatMap(each -> parts(each).stream()).toList();
    }
    return List.of(term);
  }

  private static boolean contradict(List<Term> parts) {
    for (int i = 0; i < parts.size(); i++) {
      for (int j = i; j < parts.size(); j++) {
        if (contradict(parts.get(i), parts.get(j)) || contradict(parts.get(j), parts.get(i))) {
          return true;
        }
      }
    }
    return false;
  }

  private static boolean contradict(Term one, Term other) {
    if (one instanceof Term.Among a
        && other instanceof Term.Among b
        && a.field().equals(b.field())) {
      return Collections.disjoint(a.texts(), b.texts());
    } else if (other instanceof Term.Not not) {
      return one.equals(not.term())
          || (one instanceof Term.Among a
              && not.term() instanceof Term.Among b
              && a.field().equals(b.field())
              && b.texts().containsAll(a.texts()));
    } else if (one instanceof Term.Among a
        && other instanceof Term.Matches b
        && a.field().equals(b.field())) {
      return a.texts().stream().noneMatch(b.pattern()::matches);
    } else if (one instanceof Term.Severe a && other instanceof Term.Severe b) {
      for (Severity severity : Severity.values()) {
        if (a.comparison().holds(a.severity().compareTo(severity))
            && b.comparison().holds(b.severity().compareTo(severity))) {
          return false;
        }
      }
      return true;
    } else if (one instanceof Term.Measured a
        && other instanceof Term.Measured b
        && a.metric().equals(b.metric())) {
      return numbersExclude(a, b);
    }
    return false;
  }

  private static boolean numbersExclude(Term.Measured a, Term.Measured b) {
    double between = a.bound() + (b.bound() - a.bound()) / 2;
    double[] tried = {
      a.bound(),
      b.bound(),
      between,
      Math.nextDown(Math.min(a.bound(), b.bound())),
      Math.nextUp(Math.max(a.bound(), b.bound()))
    };
    for (double each : tried) {
      if (a.comparison().holds(Double.compare(each + 0.0, a.bound() + 0.0))
          && b.comparison().holds(Double.compare(each + 0.0, b.bound() + 0.0))) {
        return false;
      }
    }
    return true;
  }
}
