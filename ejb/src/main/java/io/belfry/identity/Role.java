package io.belfry.identity;

import static io.belfry.identity.Permission.ALERTS_READ;
import static io.belfry.identity.Permission.CATALOGUE_READ;
import static io.belfry.identity.Permission.EVENTS_HANDLE;
import static io.belfry.identity.Permission.EVENTS_READ;
import static io.belfry.identity.Permission.MAINTENANCE_WRITE;
import static io.belfry.identity.Permission.MAPPINGS_READ;
import static io.belfry.identity.Permission.MAPPINGS_WRITE;
import static io.belfry.identity.Permission.NOTIFICATIONS_READ;
import static io.belfry.identity.Permission.NOTIFICATIONS_RETRY;
import static io.belfry.identity.Permission.RULES_APPROVE;
import static io.belfry.identity.Permission.RULES_READ;
import static io.belfry.identity.Permission.RULES_WRITE;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import java.util.Arrays;
import java.util.Collection;
import java.util.Collections;
import java.util.EnumSet;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a person is to Belfry, and with it what they may do. This table is the only place that says
 * so. Who writes rules does not approve them unless given both roles.
 */
public enum Role {
  ADMINISTRATOR("administrator", Permission.values()),
  RULE_AUTHOR(
      "rule-author",
      EVENTS_READ,
      ALERTS_READ,
      CATALOGUE_READ,
      RULES_READ,
      RULES_WRITE,
      MAPPINGS_READ,
      MAPPINGS_WRITE),
  RULE_APPROVER(
      "rule-approver",
      EVENTS_READ,
      ALERTS_READ,
      CATALOGUE_READ,
      RULES_READ,
      RULES_APPROVE,
      MAPPINGS_READ),
  OPERATOR(
      "operator",
      EVENTS_READ,
      ALERTS_READ,
      CATALOGUE_READ,
      RULES_READ,
      MAPPINGS_READ,
      EVENTS_HANDLE,
      NOTIFICATIONS_READ,
      NOTIFICATIONS_RETRY,
      MAINTENANCE_WRITE),
  VIEWER("viewer", EVENTS_READ, ALERTS_READ, CATALOGUE_READ, RULES_READ, MAPPINGS_READ);

  private final String code;

  @SuppressWarnings("ImmutableEnumChecker") // it is a view that cannot be changed
  private final Set<Permission> permissions;

  Role(String code, Permission... permissions) {
    this.code = code;
    this.permissions = Collections.unmodifiableSet(EnumSet.copyOf(Arrays.asList(permissions)));
  }

  /** Returns the name that the API uses. */
  public String code() {
    return code;
  }

  public Set<Permission> permissions() {
    return permissions;
  }

  /** Returns what somebody with all of these roles may do. */
  public static Set<Permission> permissions(Collection<Role> roles) {
    Set<Permission> union = EnumSet.noneOf(Permission.class);
    roles.forEach(role -> union.addAll(role.permissions));
    return Collections.unmodifiableSet(union);
  }

  /**
   * Returns the role of that name.
   *
   * @throws Fault with the names that exist when there is none
   */
  public static Role of(String code) {
    return Arrays.stream(values())
        .filter(role -> role.code.equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                Fault.ofField(
                    ErrorCode.INVALID_VALUE,
                    "roles",
                    "There is no role (" + code + ")",
                    "Choose from " + names()));
  }

  private static String names() {
    return Arrays.stream(values()).map(Role::code).collect(Collectors.joining(", "));
  }
}
