package io.belfry.identity;

import io.belfry.audit.AuditLog;
import io.belfry.audit.Deed;
import io.belfry.platform.Clock;
import io.belfry.platform.Json;
import io.belfry.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.hibernate.Session;
import org.jspecify.annotations.Nullable;

/**
 * Seals what the caller of the current request changed into the audit log, in the transaction that
 * changed it. Call it last: nothing may be locked after it.
 */
@ApplicationScoped
public class Notary {
  private static final ThreadLocal<@Nullable List<Deed>> HELD = new ThreadLocal<>();

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final CurrentCaller caller;
  private final People people;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Notary() {
    this(null, null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Notary(
      EntityManager entities,
      CurrentTenant tenant,
      CurrentCaller caller,
      People people,
      Clock clock) {
    this.entities = entities;
    this.tenant = tenant;
    this.caller = caller;
    this.people = people;
    this.clock = clock;
  }

  /** Returns who acts. */
  public Actor actor() {
    return people.doer(caller.caller()).actor();
  }

  /**
   * Holds what is sealed within back, and seals it all at the end: for work of several parts, of
   * which none may seal before the last has locked what it changes.
   */
  public void together(Runnable work) {
    List<Deed> deeds = new ArrayList<>();
    HELD.set(deeds);
    try {
      work.run();
    } finally {
      HELD.remove();
    }
    append(deeds);
  }

  /**
   * Seals one change.
   *
   * @param what such as team.change
   * @param object such as team:web; people by their numbers
   * @param detail numbers, words and codes: no name of a person, no address, no secret, nothing
   *     that somebody typed
   */
  public void seal(String what, String object, Map<String, Object> detail) {
    Deed deed =
        new Deed(clock.now(), actor().code(), what, object, Json.write(new TreeMap<>(detail)));
    List<Deed> waiting = HELD.get();
    if (waiting == null) {
      append(List.of(deed));
    } else {
      waiting.add(deed);
    }
  }

  private void append(List<Deed> deeds) {
    entities.flush();
    entities
        .unwrap(Session.class)
        .doWork(connection -> AuditLog.append(connection, tenant.id(), deeds));
  }
}
