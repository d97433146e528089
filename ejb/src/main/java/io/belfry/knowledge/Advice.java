package io.belfry.knowledge;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What is known that may help with an event.
 *
 * @param lessons the most similar first
 * @param runbook to follow; null when nothing speaks for one
 */
public record Advice(List<Lesson> lessons, @Nullable Recommended runbook) {
  /**
   * A runbook to follow.
   *
   * @param grounds why, for people
   */
  public record Recommended(String id, String title, String grounds) {}
}
