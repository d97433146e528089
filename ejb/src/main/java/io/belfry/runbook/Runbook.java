package io.belfry.runbook;

import io.belfry.facts.expectation.Expectation;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * One situation: how to recognise it, whose it is, and what to do.
 *
 * @param id such as {@code storage/volume-space}
 * @param situationClass such as {@code capacity}
 * @param owner the team, or null where the service's owner team is the right one
 * @param types the senders' own names for what happened; at least one
 * @param thresholds what it says of measured values
 * @param expectations what it wants to arrive
 * @param procedure the body, in Markdown
 */
public record Runbook(
    String id,
    String title,
    String situationClass,
    @Nullable String owner,
    List<String> types,
    Thresholds thresholds,
    List<Expectation> expectations,
    String procedure) {

  /** One that looks at no value, and expects nothing. */
  public Runbook(
      String id,
      String title,
      String situationClass,
      @Nullable String owner,
      List<String> types,
      String procedure) {
    this(id, title, situationClass, owner, types, Thresholds.NONE, List.of(), procedure);
  }
}
