package io.belfry.backtest;

import io.belfry.engine.Responding;
import io.belfry.escalation.Policy;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.TreeSet;

/**
 * Who would have been called: the owner of each new event, and then by the team's policy until
 * somebody took it on or it was over. What people did is known by the key of the event.
 *
 * @param policies of teams that have one of their own
 * @param named by the name that runbooks give them
 * @param acknowledged when people took events on, by key, in milliseconds since 1970
 */
public record Paging(
    Map<String, Policy> policies,
    Map<String, Policy> named,
    Map<String, NavigableSet<Long>> acknowledged) {
  /** The usual policy for all, and nobody ever took on an event. */
  public static final Paging USUAL = new Paging(Map.of(), Map.of(), Map.of());

  Policy policy(Story story) {
    Responding response = story.response();
    String name = response == null ? null : response.escalation();
    Policy known = name == null ? null : named.get(name);
    return known == null ? policies.getOrDefault(story.first().ownerTeam(), Policy.USUAL) : known;
  }

  /**
   * The first time from then on that somebody took on an event of the key; else the end of time.
   */
  long acknowledgedAfter(String key, long time) {
    NavigableSet<Long> times = acknowledged.getOrDefault(key, new TreeSet<>());
    Long next = times.ceiling(time);
    return next == null ? Long.MAX_VALUE : next;
  }

  /** The calls of an event, up to the end of the past. */
  List<Page> pages(Story story, long end) {
    return PageSimulation.of(story, this, end);
  }
}
