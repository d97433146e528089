package io.belfry.escalation;

import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What people ask for when they write policies and targets. */
public final class EscalationDraft {
  private EscalationDraft() {}

  /**
   * A step.
   *
   * @param after such as 15m
   * @param tell on-call, lead, manager, director, team, {@code user:} and a name, {@code team:} and
   *     an id
   */
  public record OfStep(String after, List<String> tell) {
    /** Copies whom to tell. */
    public OfStep {
      tell = List.copyOf(tell);
    }
  }

  /**
   * How a team's events escalate.
   *
   * @param policy null for the usual one
   * @param lead a username; null for nobody, as of the others
   */
  public record OfTeam(
      @Nullable String policy,
      @Nullable String lead,
      @Nullable String manager,
      @Nullable String director) {}

  /**
   * A policy.
   *
   * @param repeats 0 when null
   * @param priorities P1 and P2 when null
   * @param breachSteps when an event is not resolved in time; null for what they were
   */
  public record OfPolicy(
      List<OfStep> steps,
      @Nullable Integer repeats,
      @Nullable List<String> priorities,
      @Nullable List<OfStep> breachSteps) {}

  /**
   * A target.
   *
   * @param response such as 15m; null for none
   * @param resolution such as 4h; null for none
   * @param warnPercent null for 75
   * @param hours null for always
   */
  public record OfTarget(
      @Nullable String response,
      @Nullable String resolution,
      @Nullable Integer warnPercent,
      @Nullable OfHours hours) {}

  /**
   * Service hours.
   *
   * @param zone such as Europe/Berlin
   * @param days such as monday
   * @param closes later than {@code opens}; 00:00 for the end of the day
   */
  public record OfHours(String zone, List<String> days, LocalTime opens, LocalTime closes) {
    /** Copies the days. */
    public OfHours {
      days = List.copyOf(days);
    }
  }
}
