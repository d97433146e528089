package io.belfry.web.escalation;

import io.belfry.escalation.EscalationPolicy;
import io.belfry.escalation.Policy;
import io.belfry.escalation.Step;
import io.belfry.oncall.Names;
import io.belfry.platform.Length;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A policy of escalation as the API shows it. */
public record PolicyView(
    String name,
    List<StepView> steps,
    int repeats,
    List<String> priorities,
    List<StepView> breachSteps,
    int version) {
  private static final String USER = "user:";

  /** A step of it. */
  public record StepView(String after, List<String> tell) {}

  static PolicyView of(EscalationPolicy stored, Map<Long, Names.Named> names) {
    Policy policy = stored.policy();
    return new PolicyView(
        stored.name(),
        steps(policy.steps(), names),
        policy.repeats(),
        List.copyOf(policy.priorities()),
        steps(policy.breach(), names),
        stored.version());
  }

  private static List<StepView> steps(List<Step> steps, Map<Long, Names.Named> names) {
    return steps.stream()
        .map(
            step ->
                new StepView(
                    step.after().isZero() ? "0" : Length.text(step.after().toMillis()),
                    step.tell().stream().map(target -> shown(target, names)).toList()))
        .toList();
  }

  /** The people whom a policy names. */
  static Set<Long> people(EscalationPolicy stored) {
    return Stream.concat(stored.policy().steps().stream(), stored.policy().breach().stream())
        .map(Step::tell)
        .flatMap(List::stream)
        .filter(target -> target.startsWith(USER))
        .map(target -> Long.valueOf(target.substring(USER.length())))
        .collect(Collectors.toSet());
  }

  private static String shown(String target, Map<Long, Names.Named> names) {
    if (!target.startsWith(USER)) {
      return target;
    }
    Names.Named named = names.get(Long.valueOf(target.substring(USER.length())));
    return named == null ? target : USER + named.username();
  }
}
