package io.belfry.escalation;

import io.belfry.platform.Json;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * Who is told when nobody acknowledges: the steps in turn, and all of them again as often as the
 * policy repeats.
 *
 * @param repeats 0 for once through
 * @param priorities of events that it is for
 * @param breach who is told in turn once an event is not resolved in time, whatever its priority
 *     and whoever has it in hand
 */
public record Policy(List<Step> steps, int repeats, Set<String> priorities, List<Step> breach) {
  /** What holds for a policy that says nothing of what is not resolved in time. */
  static final List<Step> USUAL_BREACH =
      List.of(
          new Step(Duration.ZERO, List.of("lead", "manager")),
          new Step(Duration.ofHours(1), List.of("manager", "director")));

  /** What holds for a team that has no other: the usual quarters of an hour. */
  public static final Policy USUAL =
      new Policy(
          List.of(
              new Step(Duration.ofMinutes(15), List.of("on-call", "team")),
              new Step(Duration.ofMinutes(15), List.of("lead", "on-call"))),
          1,
          Set.of("P1", "P2"),
          USUAL_BREACH);

  /** Copies both. */
  public Policy {
    steps = List.copyOf(steps);
    priorities = new TreeSet<>(priorities);
    breach = List.copyOf(breach);
  }

  /** Where in a policy an event is. */
  public record Place(int round, int step) {
    /** The first step. */
    public static final Place FIRST = new Place(0, 0);
  }

  /** Returns the step at a place; empty when the policy was shortened meanwhile. */
  Optional<Step> at(Place place) {
    return place.step() < steps.size() ? Optional.of(steps.get(place.step())) : Optional.empty();
  }

  /** Returns the place after one; empty at the end. */
  Optional<Place> after(Place place) {
    if (place.step() + 1 < steps.size()) {
      return Optional.of(new Place(place.round(), place.step() + 1));
    }
    return place.round() < repeats
        ? Optional.of(new Place(place.round() + 1, 0))
        : Optional.empty();
  }

  /** Writes steps for the database. */
  public static String write(List<Step> steps) {
    return Json.write(
        steps.stream()
            .map(step -> Map.of("after", step.after().toSeconds(), "tell", step.tell()))
            .toList());
  }

  /** Reads what {@link #write} wrote. */
  public static List<Step> read(String json) {
    List<Step> steps = new ArrayList<>();
    for (Object each : Json.read(json, List.class)) {
      Map<?, ?> step = (Map<?, ?>) each;
      List<String> notify = new ArrayList<>();
      if (step.get("tell") instanceof List<?> names) {
        names.forEach(name -> notify.add(String.valueOf(name)));
      }
      steps.add(
          new Step(Duration.ofSeconds(Long.parseLong(String.valueOf(step.get("after")))), notify));
    }
    return steps;
  }
}
