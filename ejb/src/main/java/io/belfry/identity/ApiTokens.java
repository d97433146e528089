package io.belfry.identity;

import io.belfry.platform.Clock;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Page;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What an administrator does with the tokens of the tenant. */
@ApplicationScoped
@Transactional
@InTenant
public class ApiTokens {
  private final CurrentCaller caller;
  private final ApiTokenStore store;
  private final TokenAuthenticator authenticator;
  private final Notary notary;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ApiTokens() {
    this(null, null, null, null, null);
  }

  @Inject
  ApiTokens(
      CurrentCaller caller,
      ApiTokenStore store,
      TokenAuthenticator authenticator,
      Notary notary,
      Clock clock) {
    this.caller = caller;
    this.store = store;
    this.authenticator = authenticator;
    this.notary = notary;
    this.clock = clock;
  }

  /** Returns the tokens that are not revoked, those after {@code cursor}. */
  public Page<ApiToken> list(@Nullable String cursor, int limit) {
    long tenantId = caller.caller().tenantId();
    return Page.of(store.after(tenantId, cursor, limit + 1), limit, ApiToken::id);
  }

  /**
   * Issues a token. Nobody can give away more than they have.
   *
   * @throws Fault forbidden for a scope that the caller lacks, invalid-value for an end in the past
   */
  public IssuedToken issue(String name, Set<Permission> scopes, @Nullable Instant expiresAt) {
    Caller issuer = caller.caller();
    Instant now = clock.now();
    refuseMoreThan(issuer.permissions(), scopes);
    if (expiresAt != null && !expiresAt.isAfter(now)) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "expiresAt",
          "The time (" + expiresAt + ") is past",
          "Choose one to come, or leave it out for a token without end");
    }
    IssuedToken issued =
        ApiToken.issue(issuer.tenantId(), name, scopes, issuer.name(), now, expiresAt);
    store.add(issued.token());
    notary.seal(
        "token.issue",
        "token:" + issued.token().id(),
        Map.of("scopes", scopes.stream().map(Permission::code).sorted().toList()));
    return issued;
  }

  private static void refuseMoreThan(Set<Permission> own, Set<Permission> asked) {
    if (own.containsAll(asked)) {
      return;
    }
    Set<Permission> beyond = EnumSet.copyOf(asked);
    beyond.removeAll(own);
    throw Fault.ofField(
        ErrorCode.FORBIDDEN,
        "scopes",
        "You do not have "
            + beyond.stream().map(Permission::code).collect(Collectors.joining(", "))
            + " yourself",
        "Ask somebody who has");
  }

  /**
   * Revokes a token; this server stops accepting it at once.
   *
   * @throws Fault not-found
   */
  public void revoke(String id) {
    String secretHash =
        store
            .revoke(caller.caller().tenantId(), id)
            .orElseThrow(() -> new Fault(ErrorCode.NOT_FOUND, "There is no token (" + id + ")."));
    notary.seal("token.revoke", "token:" + id, Map.of());
    authenticator.refuse(secretHash);
  }
}
