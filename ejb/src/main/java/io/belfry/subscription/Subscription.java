package io.belfry.subscription;

import java.util.List;
import java.util.UUID;

/**
 * The events that concern a group.
 *
 * @param role responder or interested
 * @param pattern of organisation paths
 * @param severities of the events, each that counts
 */
public record Subscription(
    UUID id, String group, String role, String pattern, List<String> severities, int version) {}
