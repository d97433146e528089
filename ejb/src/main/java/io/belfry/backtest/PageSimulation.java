package io.belfry.backtest;

import io.belfry.engine.Responding;
import io.belfry.escalation.Policy;
import io.belfry.escalation.Step;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** Goes through a policy for one event. */
final class PageSimulation {
  private static final Set<String> OWN = Set.of("owner", "on-call", "interested");

  private PageSimulation() {}

  static List<Page> of(Story story, Paging paging, long end) {
    List<Page> pages = new ArrayList<>();
    if (story.inherited()) {
      return pages;
    }
    String team = story.first().ownerTeam();
    for (String called : called(story, team)) {
      pages.add(new Page(story.openedAt(), called, "opened"));
    }
    Policy policy = paging.policy(story);
    long urgent = story.firstWith(policy.priorities());
    if (urgent == Long.MAX_VALUE || policy.steps().isEmpty()) {
      return pages;
    }
    long over =
        Math.min(
            Math.min(story.overAt(), end), paging.acknowledgedAfter(story.key(), story.openedAt()));
    long due = urgent;
    for (int round = 0; round <= policy.repeats(); round++) {
      for (int step = 0; step < policy.steps().size(); step++) {
        Step each = policy.steps().get(step);
        due += each.after().toMillis();
        if (due >= over) {
          return pages;
        }
        pages.add(new Page(due, team, "escalated %d.%d".formatted(round + 1, step + 1)));
      }
    }
    return pages;
  }

  /** Who is on call, channels and who wants to know count for the owner. */
  private static Set<String> called(Story story, String owner) {
    Responding response = story.response();
    Set<String> called = new TreeSet<>();
    if (response != null) {
      for (String word : response.told()) {
        called.add(word.startsWith("#") || OWN.contains(word) ? owner : word);
      }
    }
    return called.isEmpty() ? Set.of(owner) : called;
  }
}
