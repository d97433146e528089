package io.belfry.incident;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What people do with an incident. */
public sealed interface IncidentAct {
  /** Somebody works on it, it is believed to be over, done with, or not over after all. */
  record Move(
      IncidentState to, @Nullable String cause, @Nullable String solution, @Nullable String note)
      implements IncidentAct {}

  /**
   * Somebody leads the work.
   *
   * @param username null for nobody
   */
  record Command(@Nullable String username) implements IncidentAct {}

  /** What those who wait are told. */
  record Update(@Nullable String text) implements IncidentAct {}

  /** Events belong to it, too. */
  record Add(List<UUID> events) implements IncidentAct {}

  /** Events do not belong to it. */
  record Remove(List<UUID> events) implements IncidentAct {}

  /** It is called something else, or is more urgent; null stays. */
  record Describe(@Nullable String title, @Nullable String priority) implements IncidentAct {}
}
