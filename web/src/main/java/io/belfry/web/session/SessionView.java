package io.belfry.web.session;

import io.belfry.identity.Permission;
import io.belfry.identity.Role;
import io.belfry.identity.SignedIn;
import java.util.List;

/** Who is signed in, and what the browser application needs to know about them. */
public record SessionView(
    UserView user, String csrfToken, boolean passwordChangeRequired, TenantView tenant) {

  /** The person. */
  public record UserView(
      String username, String displayName, List<String> roles, List<String> permissions) {}

  /** The tenant for whom they work. */
  public record TenantView(String id, String name) {}

  static SessionView of(SignedIn session) {
    return new SessionView(
        new UserView(
            session.caller().name(),
            session.displayName(),
            session.roles().stream().map(Role::code).toList(),
            session.caller().permissions().stream().map(Permission::code).sorted().toList()),
        session.csrfToken(),
        session.passwordChangeRequired(),
        new TenantView(session.tenant(), session.tenantName()));
  }
}
