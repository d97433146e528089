package io.belfry.engine;

import io.belfry.facts.expectation.ArrivalsFact;
import io.belfry.facts.expectation.Expectation;
import io.belfry.facts.expectation.Sort;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Where an expectation stands, for people.
 *
 * @param id a UUID
 * @param last when something came, in milliseconds since 1970, 0 for never
 * @param due when it is looked at next, in milliseconds since 1970, 0 for never
 * @param open words for the ways in which it is not kept, separated by spaces
 * @param retired whether it is no more
 * @param byUse what it is, when it described itself or a runbook did just now
 * @param maker who described it, empty when nobody did just now
 */
public record Standing(
    String id,
    long last,
    long due,
    String open,
    boolean retired,
    @Nullable Expectation byUse,
    String maker) {
  /** Whoever calls at the heartbeat door, or sends mail. */
  static final String HEARTBEAT = "heartbeat";

  /** A runbook. */
  public static final String RUNBOOK = "runbook";

  /** Of one that nobody described just now. */
  Standing(
      String id, long last, long due, String open, boolean retired, @Nullable Expectation byUse) {
    this(id, last, due, open, retired, byUse, "");
  }

  static Standing of(ArrivalsFact arrivals, boolean retired) {
    List<Sort> open = retired ? List.of() : arrivals.open();
    return new Standing(
        arrivals.getExpectation(),
        arrivals.getLast(),
        arrivals.getDue(),
        open.stream().map(Sort::word).collect(Collectors.joining(" ")),
        retired,
        null);
  }

  static Standing of(Expectation expectation, String maker) {
    return new Standing(expectation.id(), 0, 0, "", false, expectation, maker);
  }

  /** This one, newer than another of the same expectation. */
  public Standing after(@Nullable Standing before) {
    return byUse != null || before == null || before.byUse == null || retired
        ? this
        : new Standing(id, last, due, open, false, before.byUse, before.maker);
  }
}
