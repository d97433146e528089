package io.belfry.identity;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.GeneratedValue;
import jakarta.persistence.GenerationType;
import jakarta.persistence.Id;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.Instant;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * A person who signs in. A user begins with a one-time password, chooses their own, and from then
 * on does what their roles allow, until an administrator disables them. Users are never deleted:
 * what they did stays theirs.
 */
@Entity
@Table(name = "app_user")
public class User {
  @Id
  @GeneratedValue(strategy = GenerationType.IDENTITY)
  private @Nullable Long id;

  @Column(name = "tenant_id", updatable = false)
  private long tenantId;

  @Column(updatable = false)
  private String username;

  @Column(name = "display_name")
  private String displayName;

  private String[] roles;
  private String[] teams = {};

  @Column(name = "password_hash")
  private String passwordHash;

  @Column(name = "password_change_required")
  private boolean passwordChangeRequired;

  private boolean disabled;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Column(name = "last_login_at", updatable = false)
  private @Nullable Instant lastLoginAt;

  @Version private int version;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected User() {}

  /** Creates a user who has to change the password at the first login. */
  User(
      long tenantId,
      String username,
      String displayName,
      Collection<Role> roles,
      String oneTimePasswordHash,
      Instant at) {
    this.tenantId = tenantId;
    this.username = username;
    this.displayName = displayName;
    this.roles = codes(roles);
    this.passwordHash = oneTimePasswordHash;
    this.passwordChangeRequired = true;
    this.createdAt = at;
  }

  /** The user chose this password. */
  void choosePassword(String hash) {
    passwordHash = hash;
    passwordChangeRequired = false;
  }

  /** An administrator gave the user a password for one login. */
  void receiveOneTimePassword(String hash) {
    passwordHash = hash;
    passwordChangeRequired = true;
  }

  /** The same password, stored with today's parameters. */
  void strengthen(String hash) {
    passwordHash = hash;
  }

  void rename(String newDisplayName) {
    displayName = newDisplayName;
  }

  void takeRoles(Collection<Role> newRoles) {
    roles = codes(newRoles);
  }

  /**
   * Limits the roles to what some teams own.
   *
   * @param newTeams empty for all teams
   */
  void limitTo(Collection<String> newTeams) {
    teams = newTeams.stream().distinct().sorted().toArray(String[]::new);
  }

  void disable() {
    disabled = true;
  }

  void enable() {
    disabled = false;
  }

  private static String[] codes(Collection<Role> roles) {
    return roles.stream().map(Role::code).distinct().sorted().toArray(String[]::new);
  }

  /** Returns the number that the database gave; only after it was stored. */
  long id() {
    if (id == null) {
      throw new IllegalStateException("The user (" + username + ") is not stored yet.");
    }
    return id;
  }

  public long tenantId() {
    return tenantId;
  }

  public String username() {
    return username;
  }

  public String displayName() {
    return displayName;
  }

  /** Returns the roles in the order of their declaration. */
  public Set<Role> roles() {
    Set<Role> set = EnumSet.noneOf(Role.class);
    Arrays.stream(roles).map(Role::of).forEach(set::add);
    return Collections.unmodifiableSet(set);
  }

  /** Returns the teams that the roles are limited to; empty for all. */
  public Set<String> teams() {
    return Collections.unmodifiableSet(new TreeSet<>(Arrays.asList(teams)));
  }

  String passwordHash() {
    return passwordHash;
  }

  public boolean passwordChangeRequired() {
    return passwordChangeRequired;
  }

  public boolean disabled() {
    return disabled;
  }

  public Instant createdAt() {
    return createdAt;
  }

  public Optional<Instant> lastLoginAt() {
    return Optional.ofNullable(lastLoginAt);
  }

  /** Returns the number of changes so far; the ETag of the API. */
  public int version() {
    return version;
  }
}
