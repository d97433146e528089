package io.belfry.web.subscription;

import jakarta.validation.constraints.NotNull;
import java.util.List;

/**
 * A group of people.
 *
 * @param title for people
 * @param members usernames
 */
public record GroupRequest(@NotNull String title, @NotNull List<@NotNull String> members) {}
