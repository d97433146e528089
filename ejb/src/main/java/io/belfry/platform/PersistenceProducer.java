package io.belfry.platform;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.persistence.EntityManager;
import jakarta.persistence.PersistenceContext;

/**
 * Offers the entity manager of the current transaction, so that repositories can be constructed.
 */
@ApplicationScoped
class PersistenceProducer {
  @SuppressWarnings("NullAway.Init")
  @Produces
  @PersistenceContext(unitName = "belfry")
  EntityManager entityManager;
}
