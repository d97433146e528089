package io.belfry.suppression;

import com.google.re2j.Pattern;
import io.belfry.facts.AlertFact;
import io.belfry.journal.LabelMatcher;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Matchers as an Alertmanager knows them, compiled: all must match, an absent label is an empty
 * one, and expressions, which run in linear time, match the whole value.
 */
public final class Matching {
  private final List<Part> parts = new ArrayList<>();

  private record Part(LabelMatcher matcher, @Nullable Pattern expression) {
    boolean matches(AlertFact alert) {
      String value = valueOf(alert, matcher.name());
      boolean same = expression == null ? value.equals(matcher.value()) : expression.matches(value);
      return same == matcher.equal();
    }
  }

  /**
   * @throws com.google.re2j.PatternSyntaxException for an expression that is none
   */
  public Matching(List<LabelMatcher> matchers) {
    for (LabelMatcher matcher : matchers) {
      parts.add(new Part(matcher, matcher.regex() ? Pattern.compile(matcher.value()) : null));
    }
  }

  /** Whether all of them match. */
  public boolean matches(AlertFact alert) {
    for (Part part : parts) {
      if (!part.matches(alert)) {
        return false;
      }
    }
    return true;
  }

  /** One that asks for a certain value, which no absent label has; null when none does. */
  @Nullable LabelMatcher exact() {
    for (Part part : parts) {
      LabelMatcher matcher = part.matcher();
      if (matcher.equal() && !matcher.regex() && !matcher.value().isEmpty()) {
        return matcher;
      }
    }
    return null;
  }

  /**
   * What an alert says under a name: its label, or else what Belfry itself knows by that name, such
   * as {@code service}; empty when neither is there.
   */
  public static String valueOf(AlertFact alert, String name) {
    // The catalogue may know the service of an alert that names only its item.
    if (name.equals("service")) {
      return alert.getService();
    }
    String label = alert.label(name);
    if (label != null) {
      return label;
    }
    return switch (name) {
      case "ci" -> alert.getCi();
      case "type", "alertname" -> alert.getType();
      case "source" -> alert.getSource();
      case "key" -> alert.getKey();
      case "severity" -> alert.getSeverity().name().toLowerCase(Locale.ROOT);
      default -> "";
    };
  }
}
