package io.belfry.runbook.where;

import com.google.re2j.Pattern;
import io.belfry.facts.AlertFact;
import io.belfry.facts.Severity;
import io.belfry.facts.match.Condition;
import java.util.List;
import java.util.Set;

/** A condition in parts. */
sealed interface Term extends Condition {

  /** All of them hold. */
  record All(List<Term> terms) implements Term {
    @Override
    public boolean admits(AlertFact alert) {
      for (Term term : terms) {
        if (!term.admits(alert)) {
          return false;
        }
      }
      return true;
    }
  }

  /** One of them holds. */
  record Any(List<Term> terms) implements Term {
    @Override
    public boolean admits(AlertFact alert) {
      for (Term term : terms) {
        if (term.admits(alert)) {
          return true;
        }
      }
      return false;
    }
  }

  record Not(Term term) implements Term {
    @Override
    public boolean admits(AlertFact alert) {
      return !term.admits(alert);
    }
  }

  /** A text is one of some. */
  record Among(TextField field, Set<String> texts) implements Term {
    @Override
    public boolean admits(AlertFact alert) {
      return texts.contains(field.of(alert));
    }
  }

  record Contains(TextField field, String part) implements Term {
    @Override
    public boolean admits(AlertFact alert) {
      return field.of(alert).contains(part);
    }
  }

  /** A text matches from its beginning to its end, in time that grows with its length alone. */
  record Matches(TextField field, Pattern pattern) implements Term {
    @Override
    public boolean admits(AlertFact alert) {
      return pattern.matches(field.of(alert));
    }
  }

  /** The severity that the sender gave; worse is more. */
  record Severe(Comparison comparison, Severity severity) implements Term {
    @Override
    public boolean admits(AlertFact alert) {
      // The worst one comes first in the enum.
      return comparison.holds(severity.compareTo(alert.getSentSeverity()));
    }
  }

  /** A measured value; of an alert that did not measure it nothing holds. */
  record Measured(String metric, Comparison comparison, double bound) implements Term {
    @Override
    public boolean admits(AlertFact alert) {
      Double value = alert.value(metric);
      return value != null && comparison.holds(Double.compare(value + 0.0, bound + 0.0));
    }
  }
}
