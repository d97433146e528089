package io.belfry.web.rules;

import io.belfry.rulepackage.PackageMove;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** A step of a version on its way. */
public record MoveView(
    String version,
    Instant at,
    String actor,
    @Nullable String from,
    String to,
    String reason,
    boolean emergency) {
  static MoveView of(PackageMove move) {
    return new MoveView(
        move.version(),
        move.at(),
        move.actor(),
        move.from(),
        move.to(),
        move.reason(),
        move.emergency());
  }
}
