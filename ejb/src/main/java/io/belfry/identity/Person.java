package io.belfry.identity;

/**
 * A user as others see them.
 *
 * @param id for the database; the API shows names
 */
public record Person(long id, String username, String displayName, boolean disabled) {}
