package io.belfry.identity;

import java.util.Set;

/**
 * Who makes a request, once that is proven.
 *
 * @param tenantId the tenant for whom the request runs
 * @param name the username, or the id of the token
 * @param permissions what the caller may do
 * @param kind a person or a tool
 */
public record Caller(long tenantId, String name, Set<Permission> permissions, Kind kind) {
  /** How the caller proved who it is. */
  public enum Kind {
    /** A person, by a login session. */
    USER,
    /** A tool, by a token. */
    TOKEN
  }

  /** Copies the permissions. */
  public Caller {
    permissions = Set.copyOf(permissions);
  }

  /** Tells whether the caller may do that. */
  public boolean may(Permission permission) {
    return permissions.contains(permission);
  }
}
