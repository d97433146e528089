package io.belfry.web.rules;

import io.belfry.platform.Line;
import org.jspecify.annotations.Nullable;

/**
 * Why somebody does it.
 *
 * @param reason needed in an emergency
 * @param emergency of activate: leaves out what is still ahead of the version
 * @param release of rollback: the id of the release; null for the one before
 */
public record ReasonRequest(
    @Nullable String reason, @Nullable Boolean emergency, @Nullable Long release) {
  private static final int LONGEST = 1_000;

  String said() {
    return reason == null || reason.isBlank() ? "" : Line.of("reason", reason, LONGEST);
  }

  boolean isEmergency() {
    return emergency != null && emergency;
  }
}
