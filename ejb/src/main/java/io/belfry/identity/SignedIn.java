package io.belfry.identity;

import io.belfry.platform.Secrets;
import java.util.Set;

/**
 * A person with a login session.
 *
 * @param secret the value of the cookie; it is nowhere stored
 * @param caller the person and what they may do
 * @param displayName how people call them
 * @param roles the roles that the permissions came from
 * @param passwordChangeRequired whether the password was given once and must be changed before
 *     anything else
 * @param tenant the slug of the tenant
 * @param tenantName the name of the tenant for people
 */
public record SignedIn(
    String secret,
    Caller caller,
    String displayName,
    Set<Role> roles,
    boolean passwordChangeRequired,
    String tenant,
    String tenantName) {

  /**
   * Returns what a page of ours sends along with each change. It follows from the cookie's secret,
   * which no script can read, so it lives exactly as long and is not stored either.
   */
  public String csrfToken() {
    return Secrets.derive(secret, "csrf");
  }

  @Override
  public String toString() {
    return "SignedIn[" + caller.name() + "]";
  }
}
