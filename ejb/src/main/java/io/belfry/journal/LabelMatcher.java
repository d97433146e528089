package io.belfry.journal;

/**
 * One condition on what an alert says, as an Alertmanager writes it.
 *
 * @param equal false for those that must not match
 * @param regex whether the value is an expression, which must match all of what the alert says
 */
public record LabelMatcher(String name, boolean equal, boolean regex, String value) {

  @Override
  public String toString() {
    String operator = equal ? (regex ? "=~" : "=") : (regex ? "!~" : "!=");
    return name + operator + "\"" + value + "\"";
  }
}
