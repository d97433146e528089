package io.belfry.backtest;

import io.belfry.escalation.Policy;
import io.belfry.escalation.Step;
import java.util.ArrayList;
import java.util.List;

/** Goes through a policy for one event. */
final class PageSimulation {
  private PageSimulation() {}

  static List<Page> of(Story story, Paging paging, long end) {
    List<Page> pages = new ArrayList<>();
    if (story.inherited()) {
      return pages;
    }
    String team = story.first().ownerTeam();
    pages.add(new Page(story.openedAt(), team, "opened"));
    Policy policy = paging.policy(team);
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
}
