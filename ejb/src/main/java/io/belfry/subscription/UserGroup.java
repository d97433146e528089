package io.belfry.subscription;

import io.belfry.identity.Actor;
import java.util.List;

/**
 * People who want to hear of the same.
 *
 * @param name what it is known by
 * @param title for people
 */
public record UserGroup(String name, String title, List<Actor> members, int version) {}
