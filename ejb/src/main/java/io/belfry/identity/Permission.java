package io.belfry.identity;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import java.util.Arrays;
import java.util.stream.Collectors;

/** What one may do. The names are part of the API: a token's scopes are permissions by name. */
public enum Permission {
  EVENTS_READ("events:read"),
  EVENTS_HANDLE("events:handle"),
  ALERTS_READ("alerts:read"),
  ALERTS_WRITE("alerts:write"),
  NOTIFICATIONS_READ("notifications:read"),
  NOTIFICATIONS_RETRY("notifications:retry"),
  CATALOGUE_READ("catalogue:read"),
  CATALOGUE_WRITE("catalogue:write"),
  MAINTENANCE_WRITE("maintenance:write"),
  MAPPINGS_READ("mappings:read"),
  MAPPINGS_WRITE("mappings:write"),
  RULES_READ("rules:read"),
  RULES_WRITE("rules:write"),
  RULES_APPROVE("rules:approve"),
  USERS_MANAGE("users:manage"),
  TOKENS_MANAGE("tokens:manage"),
  METRICS_READ("metrics:read"),
  AUDIT_READ("audit:read");

  private final String code;

  Permission(String code) {
    this.code = code;
  }

  /** Returns the name that the API uses. */
  public String code() {
    return code;
  }

  /**
   * Returns the permission of that name.
   *
   * @throws Fault with the names that exist when there is none, for the field {@code field}
   */
  public static Permission of(String code, String field) {
    return Arrays.stream(values())
        .filter(permission -> permission.code.equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                Fault.ofField(
                    ErrorCode.INVALID_VALUE,
                    field,
                    "There is no permission (" + code + ")",
                    "Choose from " + names()));
  }

  private static String names() {
    return Arrays.stream(values()).map(Permission::code).collect(Collectors.joining(", "));
  }
}
