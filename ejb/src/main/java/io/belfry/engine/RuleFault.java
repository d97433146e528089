package io.belfry.engine;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Rules threw, or chased each other, at an alert or a deadline; the session is of no use after. */
public final class RuleFault extends RuntimeException {
  private static final long serialVersionUID = 1L;
  private static final Pattern NAMED = Pattern.compile("[Rr]ule \"([^\"]+)\"");

  private final transient Session.Spared where;
  private final String rule;

  RuleFault(Session.Spared where, String rule, Throwable cause) {
    super("Rule (%s) failed: %s".formatted(rule, cause), cause);
    this.where = where;
    this.rule = rule;
  }

  RuleFault(Session.Spared where, String rule, int firings) {
    super("Rule (%s) was stopped after %d firings.".formatted(rule, firings));
    this.where = where;
    this.rule = rule;
  }

  /** The rule's name, empty when it is not known. */
  public String rule() {
    return rule;
  }

  Session.Spared where() {
    return where;
  }

  /** A condition that throws is named in the message only; a consequence is the one that fired. */
  static String ruleOf(Throwable thrown, String fired) {
    for (Throwable cause = thrown; cause != null; cause = cause.getCause()) {
      Matcher named = NAMED.matcher(String.valueOf(cause.getMessage()));
      if (named.find()) {
        return named.group(1);
      }
    }
    return fired;
  }
}
