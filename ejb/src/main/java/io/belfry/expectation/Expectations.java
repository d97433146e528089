package io.belfry.expectation;

import io.belfry.catalogue.Announcer;
import io.belfry.catalogue.Services;
import io.belfry.facts.expectation.Expectation;
import io.belfry.identity.CurrentCaller;
import io.belfry.identity.Notary;
import io.belfry.journal.Change;
import io.belfry.platform.Clock;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.platform.Page;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the current tenant expects. The rules are told of every change. */
@ApplicationScoped
@Transactional
@InTenant
public class Expectations {
  private static final long MOST = 10_000;
  private static final Pattern CURSOR =
      Pattern.compile("(\\p{XDigit}{8}(?:-\\p{XDigit}{4}){3}-\\p{XDigit}{12}) (.{1,200})");

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final CurrentCaller caller;
  private final Services services;
  private final Announcer announcer;
  private final Clock clock;
  private final Notary notary;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Expectations() {
    this(null, null, null, null, null, null, null);
  }

  @Inject
  Expectations(
      EntityManager entities,
      CurrentTenant tenant,
      CurrentCaller caller,
      Services services,
      Announcer announcer,
      Clock clock,
      Notary notary) {
    this.entities = entities;
    this.tenant = tenant;
    this.caller = caller;
    this.services = services;
    this.announcer = announcer;
    this.clock = clock;
    this.notary = notary;
  }

  /** Returns expectations by name, those after {@code cursor}. */
  public Page<StoredExpectation> list(@Nullable String cursor, int limit) {
    String name = "";
    UUID id = new UUID(0, 0);
    if (cursor != null) {
      Matcher parts = CURSOR.matcher(cursor);
      if (!parts.matches()) {
        throw Terms.wrong(
            "cursor",
            "The cursor (%s) is not one of this list".formatted(Line.shown(cursor)),
            "Send the nextCursor of the page before, or none");
      }
      id = UUID.fromString(parts.group(1));
      name = Line.of("cursor", parts.group(2), 200);
    }
    List<StoredExpectation> rows =
        entities
            .createQuery(
                "select e from StoredExpectation e where e.tenantId = :tenant"
                    + " and (e.name > :name or e.name = :name and e.id > :id)"
                    + " order by e.name, e.id",
                StoredExpectation.class)
            .setParameter("tenant", tenant.id())
            .setParameter("name", name)
            .setParameter("id", id)
            .setMaxResults(limit + 1)
            .getResultList();
    return Page.of(rows, limit, last -> last.id() + " " + last.name());
  }

  /** Returns where they stand; whatever the rules have not looked at yet is left out. */
  public Map<UUID, Progress> progress(List<StoredExpectation> of) {
    Map<UUID, Progress> progress = new HashMap<>();
    if (of.isEmpty()) {
      return progress;
    }
    List<?> rows =
        entities
            .createNativeQuery(
                "select cast(id as text), cast(extract(epoch from last_arrival) * 1000 as bigint),"
                    + " cast(extract(epoch from next_due) * 1000 as bigint), open"
                    + " from expectation_state where tenant_id = :tenant and id in (:ids)")
            .setParameter("tenant", tenant.id())
            .setParameter("ids", of.stream().map(StoredExpectation::id).toList())
            .getResultList();
    for (Object each : rows) {
      @Nullable Object[] row = (@Nullable Object[]) each;
      String open = String.valueOf(row[3]);
      progress.put(
          UUID.fromString(String.valueOf(row[0])),
          new Progress(
              time(row[1]), time(row[2]), open.isEmpty() ? List.of() : List.of(open.split(" "))));
    }
    return progress;
  }

  private static @Nullable Instant time(@Nullable Object millis) {
    return millis instanceof Number number ? Instant.ofEpochMilli(number.longValue()) : null;
  }

  /**
   * Returns one.
   *
   * @throws Fault not-found
   */
  public StoredExpectation get(UUID id) {
    return find(id, LockModeType.NONE);
  }

  /**
   * Adds one; it holds from the next alert on.
   *
   * @throws Fault missing-field or invalid-value, with the field; conflict when there are too many
   */
  public StoredExpectation add(ExpectationDraft draft) {
    UUID id = UUID.randomUUID();
    Expectation expectation = read(id, draft);
    if (count() >= MOST) {
      throw new Fault(
          ErrorCode.CONFLICT,
          "There are %d expectations already. Retire those that nobody needs.".formatted(MOST));
    }
    StoredExpectation stored =
        new StoredExpectation(tenant.id(), id, expectation, caller.caller().name(), clock.now());
    entities.persist(stored);
    announcer.tell(stored.asChange());
    seal("add", id);
    return stored;
  }

  /**
   * Describes one anew. From then on its own use changes it no more.
   *
   * @param version the version that the change was decided on, or null for whichever it is
   * @throws Fault not-found; missing-field or invalid-value; precondition-failed when it changed
   *     since that version
   */
  public StoredExpectation change(UUID id, @Nullable Integer version, ExpectationDraft draft) {
    StoredExpectation stored = find(id, LockModeType.PESSIMISTIC_WRITE);
    int before = stored.version();
    require(version, before);
    stored.describe(read(id, draft));
    entities.flush();
    // A list that is sent again every hour is no news.
    if (stored.version() != before) {
      announcer.tell(stored.asChange());
      seal("change", id);
    }
    return stored;
  }

  /**
   * Retires one: what it had missed is over, and nothing is due any more.
   *
   * @param version the version that this was decided on, or null for whichever it is
   * @throws Fault not-found; precondition-failed
   */
  public void retire(UUID id, @Nullable Integer version) {
    StoredExpectation stored = find(id, LockModeType.PESSIMISTIC_WRITE);
    require(version, stored.version());
    entities.remove(stored);
    announcer.tell(new Change.ExpectationRemoved(id.toString()));
    seal("retire", id);
  }

  private void seal(String what, UUID id) {
    notary.seal("expectation." + what, "expectation:" + id, Map.of());
  }

  private Expectation read(UUID id, ExpectationDraft draft) {
    Expectation expectation = draft.read(id.toString(), clock.now().toEpochMilli());
    if (!expectation.service().isEmpty() && !services.hold(expectation.service())) {
      throw Terms.wrong(
          "service",
          "There is no service (" + Line.shown(expectation.service()) + ")",
          "Use the name of a service, or add the service first");
    }
    return expectation;
  }

  private long count() {
    return entities
        .createQuery(
            "select count(e) from StoredExpectation e where e.tenantId = :tenant", Long.class)
        .setParameter("tenant", tenant.id())
        .getSingleResult();
  }

  private StoredExpectation find(UUID id, LockModeType lock) {
    StoredExpectation stored =
        entities.find(StoredExpectation.class, new StoredExpectation.Key(tenant.id(), id), lock);
    if (stored == null) {
      throw new Fault(ErrorCode.NOT_FOUND, "There is no expectation (" + id + ").");
    }
    return stored;
  }

  private static void require(@Nullable Integer expected, int present) {
    if (expected != null && expected != present) {
      throw new Fault(
          ErrorCode.PRECONDITION_FAILED,
          "The expectation is at version %d, not %d. Read it again.".formatted(present, expected));
    }
  }
}
