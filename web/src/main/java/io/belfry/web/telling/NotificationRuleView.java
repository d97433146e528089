package io.belfry.web.telling;

import io.belfry.identity.Actor;
import io.belfry.platform.Length;
import io.belfry.telling.TellingRule;
import io.belfry.web.people.Names;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Who is told of which events, and when. */
public record NotificationRuleView(
    String name,
    List<String> classes,
    List<String> priorities,
    @Nullable String team,
    String lasts,
    List<StepView> steps,
    boolean enabled,
    int version) {

  /** Some who are told. */
  public record StepView(String after, List<String> tell) {}

  static NotificationRuleView of(TellingRule rule, Names names) {
    return new NotificationRuleView(
        rule.name(),
        rule.classes().stream().sorted().toList(),
        rule.priorities().stream().sorted().toList(),
        rule.team(),
        Length.text(rule.lasts().toMillis()),
        rule.steps().stream()
            .map(
                step ->
                    new StepView(
                        Length.text(step.after().toMillis()),
                        step.tell().stream().map(word -> shown(word, names)).toList()))
            .toList(),
        rule.enabled(),
        rule.version());
  }

  static List<Actor> people(TellingRule rule) {
    return rule.steps().stream()
        .flatMap(step -> step.tell().stream())
        .filter(word -> word.startsWith("user:"))
        .map(Actor::of)
        .toList();
  }

  private static String shown(String word, Names names) {
    return word.startsWith("user:") ? "user:" + names.username(word) : word;
  }
}
