package io.belfry.runbook;

import io.belfry.facts.expectation.Expectation;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One situation: how to recognise it, whose it is, and what to do.
 *
 * @param id such as {@code storage/volume-space}
 * @param situationClass such as {@code capacity}
 * @param owner the team, or null where the service's owner team is the right one
 * @param thresholds what it says of measured values
 * @param expectations what it wants to arrive
 * @param rating what it says of priority
 * @param correlation null when it says nothing of other events
 * @param reviewBy when somebody has to look at it again; null when nobody said
 */
public record Runbook(
    String id,
    String title,
    String situationClass,
    @Nullable String owner,
    Match match,
    Thresholds thresholds,
    List<Expectation> expectations,
    Rating rating,
    @Nullable Correlation correlation,
    Response response,
    @Nullable LocalDate reviewBy,
    Procedure procedure) {

  /** One that looks at no value, expects nothing, and leaves the rest to the platform. */
  public Runbook(
      String id,
      String title,
      String situationClass,
      @Nullable String owner,
      List<String> types,
      String procedure) {
    this(
        id,
        title,
        situationClass,
        owner,
        new Match(types, null),
        Thresholds.NONE,
        List.of(),
        Rating.DERIVED,
        null,
        Response.NONE,
        null,
        ProcedureParser.parse(procedure));
  }

  /** How far back its longest window reaches, in milliseconds. */
  long reach() {
    long related = correlation == null ? 0 : correlation.within();
    return Math.max(thresholds.longestWait(), related);
  }

  /** The senders' own names for what happened; at least one. */
  public List<String> types() {
    return match.types();
  }
}
