package io.belfry.tenancy;

import jakarta.annotation.Priority;
import jakarta.inject.Inject;
import jakarta.interceptor.AroundInvoke;
import jakarta.interceptor.Interceptor;
import jakarta.interceptor.InvocationContext;
import jakarta.persistence.EntityManager;

/** Binds the transaction to the current tenant before the method runs. */
@InTenant
@Interceptor
// @Transactional has PLATFORM_BEFORE + 200: the transaction must be open by now.
@Priority(Interceptor.Priority.PLATFORM_BEFORE + 300)
class InTenantInterceptor {
  private final CurrentTenant tenant;
  private final EntityManager entities;

  @Inject
  InTenantInterceptor(CurrentTenant tenant, EntityManager entities) {
    this.tenant = tenant;
    this.entities = entities;
  }

  @AroundInvoke
  Object bind(InvocationContext context) throws Exception {
    TenantGuard.bind(entities, tenant.id());
    return context.proceed();
  }
}
