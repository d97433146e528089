package io.belfry.engine;

import io.belfry.platform.Settings;
import java.time.Duration;

/**
 * Bounds of the engine.
 *
 * @param lanes threads that judge; a tenant always has the same one
 * @param snapshotAlerts a session is snapshotted after so many alerts
 * @param idle a session that got nothing for so long is snapshotted and dropped
 */
public record EngineSettings(int lanes, int snapshotAlerts, Duration idle) {

  /** The defaults, but a snapshot each {@code BELFRY_SNAPSHOT_ALERTS}. */
  public static EngineSettings of(Settings settings) {
    EngineSettings usual = defaults();
    return new EngineSettings(
        usual.lanes(),
        settings.number("BELFRY_SNAPSHOT_ALERTS", usual.snapshotAlerts(), 1_000, Integer.MAX_VALUE),
        usual.idle());
  }

  /** A lane for each core but one, a snapshot each 100,000 alerts, ten minutes. */
  public static EngineSettings defaults() {
    return new EngineSettings(
        Math.max(1, Runtime.getRuntime().availableProcessors() - 1),
        100_000,
        Duration.ofMinutes(10));
  }
}
