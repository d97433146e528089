package io.belfry.identity;

import io.belfry.platform.Settings;
import java.nio.file.Path;
import java.time.Duration;

/**
 * What an installation may set about logins.
 *
 * @param sessionIdle BELFRY_SESSION_IDLE: a login session ends when unused for this long
 * @param sessionLifetime BELFRY_SESSION_LIFETIME: a login session ends after this in any case
 * @param passwordIterations BELFRY_PASSWORD_ITERATIONS: rounds of PBKDF2 for new passwords
 * @param tokenMemory BELFRY_TOKEN_MEMORY: how long a token counts without asking the database; on
 *     another server than the one that revoked it, a token may live this much longer
 * @param dataDirectory BELFRY_DATA: where the first login is left for the operator
 */
public record IdentitySettings(
    Duration sessionIdle,
    Duration sessionLifetime,
    int passwordIterations,
    Duration tokenMemory,
    Path dataDirectory) {

  /** The floor for PBKDF2 with HMAC-SHA-512 in OWASP's Password Storage Cheat Sheet. */
  static final int LEAST_ITERATIONS = 210_000;

  /** Reads them. */
  public static IdentitySettings from(Settings settings) {
    return new IdentitySettings(
        settings.duration("BELFRY_SESSION_IDLE", Duration.ofHours(8)),
        settings.duration("BELFRY_SESSION_LIFETIME", Duration.ofDays(7)),
        settings.number(
            "BELFRY_PASSWORD_ITERATIONS", LEAST_ITERATIONS, LEAST_ITERATIONS, 10_000_000),
        settings.duration("BELFRY_TOKEN_MEMORY", Duration.ofSeconds(30)),
        settings.dataDirectory());
  }
}
