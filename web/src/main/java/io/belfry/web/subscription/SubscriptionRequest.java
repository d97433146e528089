package io.belfry.web.subscription;

import io.belfry.subscription.Subscriptions;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The events that are to concern a group.
 *
 * @param group the name of a group
 * @param role responder, or interested
 * @param pattern of organisation paths, such as shop.frontend.*
 * @param severities that count; all when left out
 */
public record SubscriptionRequest(
    @NotNull String group,
    @NotNull String role,
    @NotNull String pattern,
    @Nullable List<@NotNull String> severities) {
  Subscriptions.Draft draft() {
    return new Subscriptions.Draft(group, role, pattern, severities);
  }
}
