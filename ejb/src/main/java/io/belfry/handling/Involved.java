package io.belfry.handling;

import io.belfry.identity.Actor;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * Who has to do with one event besides its assignee, and what they did, each in the order in which
 * it came.
 *
 * @param helpers who work on it, too
 * @param watchers who want to know
 * @param ticks the steps of the procedure that were done
 * @param useless who says that its page was of no use
 */
public record Involved(
    List<Actor> helpers, List<Actor> watchers, List<Tick> ticks, List<Actor> useless) {
  /** A step of the runbook's procedure that somebody did. */
  public record Tick(String step, Actor by, Instant at) {}

  /** Returns one that is about nobody yet. */
  public static Involved nobody() {
    return new Involved(new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
  }

  void add(String kind, Actor who, String step, Instant at) {
    switch (kind) {
      case "helper" -> helpers.add(who);
      case "watcher" -> watchers.add(who);
      case "tick" -> ticks.add(new Tick(step, who, at));
      default -> useless.add(who);
    }
  }
}
