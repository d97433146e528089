package io.belfry.catalogue;

import io.belfry.journal.Change;
import io.belfry.journal.Inbox;
import io.belfry.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.List;
import org.hibernate.Session;

/**
 * Tells the rules what people changed, in the transaction that changed it: both are kept, or
 * neither is.
 */
@ApplicationScoped
public class Announcer {
  private final EntityManager entities;
  private final CurrentTenant tenant;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Announcer() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Announcer(EntityManager entities, CurrentTenant tenant) {
    this.entities = entities;
    this.tenant = tenant;
  }

  /** Leaves a change for the rules, after writing what was changed. */
  public void tell(Change change) {
    // First the row, then the inbox: who waits for the row gets the later place in the journal.
    entities.flush();
    entities
        .unwrap(Session.class)
        .doWork(connection -> Inbox.leave(connection, tenant.id(), List.of(change)));
  }
}
