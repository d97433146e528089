package io.belfry.journal;

import java.util.List;

/**
 * What one request wants stored.
 *
 * @param alerts normalised, at least one
 * @param contentType of the original
 * @param original the body as it came, with credentials replaced; for people, never for rules
 */
public record Submission(long tenant, List<Alert> alerts, String contentType, byte[] original) {}
