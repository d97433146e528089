package io.belfry.platform;

import jakarta.persistence.EntityManager;
import jakarta.persistence.EntityManagerFactory;
import java.util.function.Consumer;
import java.util.function.Function;
import org.hibernate.cfg.Configuration;
import org.postgresql.ds.PGSimpleDataSource;

/** Entities over a fresh database, with transactions that a test opens itself. */
public final class TestPersistence implements AutoCloseable {
  private final EntityManagerFactory factory;
  private final EntityManager entities;

  /** Starts Hibernate for those entities. */
  public TestPersistence(Class<?>... entityClasses) {
    this(TestDatabase.fresh(), entityClasses);
  }

  /** Starts Hibernate for those entities over that database. */
  public TestPersistence(PGSimpleDataSource database, Class<?>... entityClasses) {
    Configuration configuration = new Configuration();
    configuration.getProperties().put("jakarta.persistence.nonJtaDataSource", database);
    configuration.setProperty("hibernate.jdbc.time_zone", "UTC");
    for (Class<?> entityClass : entityClasses) {
      configuration.addAnnotatedClass(entityClass);
    }
    factory = configuration.buildSessionFactory();
    entities = factory.createEntityManager();
  }

  /** Returns the entity manager, whose transactions are those of {@link #inTransaction}. */
  public EntityManager entities() {
    return entities;
  }

  /** Runs {@code work} in a transaction that commits, and forgets what was loaded. */
  public <T> T inTransaction(Function<EntityManager, T> work) {
    entities.getTransaction().begin();
    try {
      T result = work.apply(entities);
      entities.getTransaction().commit();
      return result;
    } finally {
      if (entities.getTransaction().isActive()) {
        entities.getTransaction().rollback();
      }
      entities.clear();
    }
  }

  /** Runs {@code work} in a transaction that commits, and forgets what was loaded. */
  public void transaction(Consumer<EntityManager> work) {
    inTransaction(
        manager -> {
          work.accept(manager);
          return true;
        });
  }

  @Override
  public void close() {
    entities.close();
    factory.close();
  }
}
