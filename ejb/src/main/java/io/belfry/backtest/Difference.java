package io.belfry.backtest;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An event that the candidate would have made otherwise.
 *
 * @param kind {@code new}, {@code gone} or {@code changed}
 * @param at when it opened, by the active release if it did there, in milliseconds since 1970
 * @param runbook null when none knows the alert
 * @param fields what is otherwise; empty for new and gone ones
 * @param before what the active release decided, and why
 * @param after what the candidate decided, and why
 */
public record Difference(
    String kind,
    String key,
    String subject,
    String type,
    @Nullable String runbook,
    String ownerTeam,
    String priority,
    long at,
    List<FieldChange> fields,
    List<Ground> before,
    List<Ground> after) {

  /** A field before and after; a text is empty where there is none. */
  public record FieldChange(String field, String before, String after) {}
}
