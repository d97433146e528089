package io.belfry.telling;

import io.belfry.platform.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who is told of which events, and when.
 *
 * @param classes situation classes that count, such as performance; empty for all
 * @param priorities that count; empty for all
 * @param team whose events count; null for all
 * @param lasts how long an event must fire before the first step's time begins
 */
public record TellingRule(
    String name,
    Set<String> classes,
    Set<String> priorities,
    @Nullable String team,
    Duration lasts,
    List<Step> steps,
    boolean enabled,
    int version) {

  /**
   * Some who are told.
   *
   * @param after the step before, or the beginning
   * @param tell team, channel:name, lead, manager, director, on-call, responders, interested,
   *     user:number or team:id
   */
  public record Step(Duration after, List<String> tell) {
    /** Copies whom to tell. */
    public Step {
      tell = List.copyOf(tell);
    }
  }

  /** Copies all of it. */
  public TellingRule {
    classes = Set.copyOf(classes);
    priorities = Set.copyOf(priorities);
    steps = List.copyOf(steps);
  }

  boolean takes(@Nullable String situationClass, String priority, String ownerTeam) {
    return enabled
        && (classes.isEmpty() || (situationClass != null && classes.contains(situationClass)))
        && takes(priority)
        && (team == null || team.equals(ownerTeam));
  }

  /** Returns how long after the opening a step is due. */
  Duration due(int step) {
    Duration due = lasts;
    for (int i = 0; i <= step; i++) {
      due = due.plus(steps.get(i).after());
    }
    return due;
  }

  /** Returns how long a step waits when the event fires again after a while in which it did not. */
  Duration anew(int step) {
    return step == 0 ? due(0) : steps.get(step).after();
  }

  /** Whether it is for events of a priority. */
  boolean takes(String priority) {
    return priorities.isEmpty() || priorities.contains(priority);
  }

  static String write(List<Step> steps) {
    return Json.write(
        steps.stream()
            .map(step -> Map.of("after", step.after().toSeconds(), "tell", step.tell()))
            .toList());
  }

  static List<Step> read(String json) {
    List<Step> steps = new ArrayList<>();
    for (Object each : Json.read(json, List.class)) {
      Map<?, ?> step = (Map<?, ?>) each;
      List<String> tell = new ArrayList<>();
      if (step.get("tell") instanceof List<?> words) {
        words.forEach(word -> tell.add(String.valueOf(word)));
      }
      steps.add(
          new Step(Duration.ofSeconds(Long.parseLong(String.valueOf(step.get("after")))), tell));
    }
    return steps;
  }
}
