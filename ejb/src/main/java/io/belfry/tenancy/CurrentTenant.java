package io.belfry.tenancy;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import jakarta.enterprise.context.RequestScoped;
import org.jspecify.annotations.Nullable;

/**
 * The tenant for whom the current request runs. The web's security names it once the caller is
 * known; a job in the background activates a request context of its own and names it itself.
 */
@RequestScoped
public class CurrentTenant {
  private @Nullable Long id;

  /**
   * Names the tenant.
   *
   * @throws IllegalStateException when the request already runs for another one
   */
  public void become(long tenantId) {
    if (id != null && id != tenantId) {
      throw new IllegalStateException(
          "The request runs for tenant (%d) and cannot turn to (%d). Maybe use a request context of its own."
              .formatted(id, tenantId));
    }
    id = tenantId;
  }

  /** Returns the number of the tenant; a request without one is not signed in. */
  public long id() {
    if (id == null) {
      throw new Fault(ErrorCode.UNAUTHENTICATED, "Nobody is signed in.");
    }
    return id;
  }
}
