package io.belfry.identity;

import io.belfry.platform.Clock;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Page;
import io.belfry.platform.Secrets;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What an administrator does with the users of the tenant. */
@ApplicationScoped
@Transactional
@InTenant
public class Users {
  private static final Pattern USERNAME = Pattern.compile("[a-z0-9][a-z0-9._@-]{0,63}");

  // 31^16 is about 79 bits, for a password that lives until the first login.
  private static final int ONE_TIME_LENGTH = 16;

  private final CurrentTenant tenant;
  private final UserRepository users;
  private final LoginSessions sessions;
  private final Passwords passwords;
  private final Notary notary;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Users() {
    this(null, null, null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Users(
      CurrentTenant tenant,
      UserRepository users,
      LoginSessions sessions,
      Passwords passwords,
      Notary notary,
      Clock clock) {
    this.tenant = tenant;
    this.users = users;
    this.sessions = sessions;
    this.passwords = passwords;
    this.notary = notary;
    this.clock = clock;
  }

  /** Returns a name as it is stored: without spaces around it, in lower case. */
  public static String normalise(String username) {
    return username.strip().toLowerCase(Locale.ROOT);
  }

  static String oneTimePassword() {
    return Secrets.readable(ONE_TIME_LENGTH);
  }

  /** Returns users by name, those after {@code cursor}. */
  public Page<User> list(@Nullable String cursor, int limit) {
    return Page.of(users.after(tenant.id(), cursor, limit + 1), limit, User::username);
  }

  /**
   * Returns the user of that name.
   *
   * @throws Fault not-found
   */
  public User get(String username) {
    return users
        .find(tenant.id(), normalise(username))
        .orElseThrow(() -> new Fault(ErrorCode.NOT_FOUND, "There is no user (" + username + ")."));
  }

  /**
   * Adds a user with a one-time password.
   *
   * @throws Fault invalid-value for a name that cannot be one, conflict for one that is taken
   */
  public NewUser add(String username, String displayName, Set<Role> roles) {
    return add(username, displayName, roles, Set.of());
  }

  /**
   * Adds a user whose roles are limited to what some teams own.
   *
   * @param teams empty for all
   * @throws Fault as the other, and invalid-value for teams that do not exist
   */
  public NewUser add(String username, String displayName, Set<Role> roles, Set<String> teams) {
    requireLimit(roles, teams);
    String name = normalise(username);
    if (!USERNAME.matcher(name).matches()) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "username",
          "The username (" + username + ") cannot be one",
          "Use up to 64 letters, digits and . _ @ -, beginning with a letter or digit");
    }
    if (users.find(tenant.id(), name).isPresent()) {
      throw Fault.ofField(
          ErrorCode.CONFLICT, "username", "The user (" + name + ") exists", "Choose another name");
    }
    String password = oneTimePassword();
    User user =
        new User(tenant.id(), name, displayName, roles, passwords.hash(password), clock.now());
    user.limitTo(users.requireTeams(tenant.id(), teams));
    users.add(user);
    seal("add", user, rights(user));
    return new NewUser(user, password);
  }

  /**
   * Changes a user. Who is disabled is signed out everywhere.
   *
   * @throws Fault not-found; precondition-failed when the user changed since that version; conflict
   *     when nobody would be left who can administer
   */
  public User change(String username, UserChange change) {
    User user = get(username);
    Integer version = change.version();
    if (version != null && version != user.version()) {
      throw new Fault(
          ErrorCode.PRECONDITION_FAILED,
          "The user (%s) is at version %d, not %d. Read it again."
              .formatted(user.username(), user.version(), version));
    }
    requireAnAdministratorBeside(user, change);
    if (change.displayName() != null) {
      user.rename(change.displayName());
    }
    if (change.roles() != null) {
      user.takeRoles(change.roles());
    }
    if (change.disabled() != null) {
      switchAccess(user, change.disabled());
    }
    if (change.teams() != null) {
      user.limitTo(users.requireTeams(tenant.id(), change.teams()));
    }
    requireLimit(user.roles(), user.teams());
    users.flush();
    Map<String, Object> detail = rights(user);
    detail.put("renamed", change.displayName() != null);
    seal("change", user, detail);
    return user;
  }

  private static void requireLimit(Set<Role> roles, Set<String> teams) {
    if (!teams.isEmpty() && roles.contains(Role.ADMINISTRATOR)) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "teams",
          "An administrator is not limited to teams",
          "Send no teams, or other roles");
    }
  }

  /** By number: a name can be erased, and the log cannot. */
  private void seal(String what, User user, Map<String, Object> detail) {
    notary.seal("user." + what, "user:" + user.id(), detail);
  }

  private static Map<String, Object> rights(User user) {
    Map<String, Object> rights = new HashMap<>();
    rights.put("roles", user.roles().stream().map(Role::code).sorted().toList());
    rights.put("disabled", user.disabled());
    rights.put("teams", List.copyOf(user.teams()));
    return rights;
  }

  private void switchAccess(User user, boolean disabled) {
    if (disabled) {
      user.disable();
      sessions.endAllOf(user);
    } else {
      user.enable();
    }
  }

  private void requireAnAdministratorBeside(User user, UserChange change) {
    boolean keepsRole = change.roles() == null || change.roles().contains(Role.ADMINISTRATOR);
    if (keepsRole && !Boolean.TRUE.equals(change.disabled())) {
      return;
    }
    boolean isAdministrator = user.roles().contains(Role.ADMINISTRATOR) && !user.disabled();
    if (isAdministrator
        && users.lockAdministrators(tenant.id()).stream().allMatch(other -> other == user)) {
      throw new Fault(
          ErrorCode.CONFLICT,
          "The user (%s) is the only administrator. Make another one first."
              .formatted(user.username()));
    }
  }

  /**
   * Gives a user who forgot the password a new one for one login, and signs them out everywhere.
   *
   * @throws Fault not-found
   */
  public NewUser giveOneTimePassword(String username) {
    User user = get(username);
    String password = oneTimePassword();
    user.receiveOneTimePassword(passwords.hash(password));
    sessions.endAllOf(user);
    seal("one-time-password", user, Map.of());
    return new NewUser(user, password);
  }
}
