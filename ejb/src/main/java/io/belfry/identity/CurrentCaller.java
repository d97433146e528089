package io.belfry.identity;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.tenancy.CurrentTenant;
import jakarta.enterprise.context.RequestScoped;
import jakarta.inject.Inject;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The caller of the current request, named by the web's security before anything else runs. */
@RequestScoped
public class CurrentCaller {
  private final CurrentTenant tenant;
  private @Nullable Caller caller;
  private @Nullable SignedIn session;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected CurrentCaller() {
    this(null);
  }

  /** Creates it with the tenant that follows from the caller. */
  @Inject
  public CurrentCaller(CurrentTenant tenant) {
    this.tenant = tenant;
  }

  /** Names a tool. */
  public void become(Caller newCaller) {
    caller = newCaller;
    tenant.become(newCaller.tenantId());
  }

  /** Names a person with their login session. */
  public void become(SignedIn newSession) {
    session = newSession;
    become(newSession.caller());
  }

  /** Returns the caller; without one the request is refused. */
  public Caller caller() {
    if (caller == null) {
      throw new Fault(ErrorCode.UNAUTHENTICATED, "Nobody is signed in.");
    }
    return caller;
  }

  /** Returns the login session, when the caller is a person. */
  public Optional<SignedIn> session() {
    return Optional.ofNullable(session);
  }
}
