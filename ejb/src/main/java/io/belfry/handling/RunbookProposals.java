package io.belfry.handling;

import io.belfry.identity.Actor;
import io.belfry.identity.Notary;
import io.belfry.platform.Clock;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.platform.Page;
import io.belfry.platform.Versions;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What those who closed events would have runbooks say; authors accept it or not. */
@ApplicationScoped
@Transactional
@InTenant
public class RunbookProposals {
  private static final int LONGEST_RUNBOOK = 500;
  private static final String MICROS = "(extract(epoch from %s) * 1000000)\\:\\:bigint";
  private static final String READ =
      "select id, runbook, event_id, event_number, actor, "
          + MICROS.formatted("at")
          + ", text, "
          + MICROS.formatted("settled_at")
          + ", settled_by, accepted, note, version from runbook_proposal"
          + " where tenant_id = :tenant";

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final Notary notary;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected RunbookProposals() {
    this(null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public RunbookProposals(
      EntityManager entities, CurrentTenant tenant, Notary notary, Clock clock) {
    this.entities = entities;
    this.tenant = tenant;
    this.notary = notary;
    this.clock = clock;
  }

  /**
   * Returns them, the newest first.
   *
   * @param runbook its id, null for any
   * @param open whether nobody has decided, null for any
   * @throws Fault invalid-value for a cursor of another list
   */
  public Page<RunbookProposal> list(
      @Nullable String runbook, @Nullable Boolean open, @Nullable String cursor, int limit) {
    String where =
        (runbook == null ? "" : " and runbook = :runbook")
            + (open == null ? "" : open ? " and settled_at is null" : " and settled_at is not null")
            + (cursor == null
                ? ""
                : " and (at, id) < (select p.at, p.id from runbook_proposal p"
                    + " where p.tenant_id = :tenant and p.id = :cursor)");
    Query query = query(READ + where + " order by at desc, id desc");
    if (runbook != null) {
      query.setParameter("runbook", Line.of("runbook", runbook, LONGEST_RUNBOOK));
    }
    if (cursor != null) {
      query.setParameter("cursor", place(cursor));
    }
    return Page.of(read(query.setMaxResults(limit + 1)), limit, each -> each.id().toString());
  }

  /**
   * Returns one.
   *
   * @throws Fault not-found
   */
  public RunbookProposal get(UUID id) {
    return read(query(READ + " and id = :id").setParameter("id", id)).stream()
        .findFirst()
        .orElseThrow(
            () ->
                new Fault(
                    ErrorCode.NOT_FOUND, "There is no proposal with the id (%s).".formatted(id)));
  }

  /**
   * Decides one.
   *
   * @param version that this was decided on, or null for whichever it is
   * @param accepted whether the runbook says so now, or will
   * @throws Fault not-found; precondition-failed; conflict when somebody has decided already
   */
  public RunbookProposal settle(
      UUID id, @Nullable Integer version, boolean accepted, @Nullable String note) {
    String said = Passage.optional("note", note, Act.LONGEST_NOTE);
    Versions.require(version, get(id).version(), "The proposal");
    int settled =
        query(
                "update runbook_proposal set settled_at = :now, settled_by = :actor,"
                    + " accepted = :accepted, note = cast(:note as text), version = version + 1"
                    + " where tenant_id = :tenant and id = :id and settled_at is null")
            .setParameter("now", clock.now())
            .setParameter("actor", notary.actor().code())
            .setParameter("accepted", accepted)
            .setParameter("note", said)
            .setParameter("id", id)
            .executeUpdate();
    if (settled == 0) {
      throw new Fault(ErrorCode.CONFLICT, "Somebody has decided that already. Read it again.");
    }
    RunbookProposal proposal = get(id);
    notary.seal(
        "runbook-proposal.settle",
        "runbook-proposal:" + id,
        Map.of("runbook", proposal.runbook(), "accepted", accepted));
    return proposal;
  }

  private static UUID place(String cursor) {
    try {
      return UUID.fromString(cursor);
    } catch (IllegalArgumentException none) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "cursor",
          "The cursor (%s) is not one of this list".formatted(Line.shown(cursor)),
          "Send the nextCursor of the page before, or none");
    }
  }

  private Query query(String sql) {
    return entities.createNativeQuery(sql).setParameter("tenant", tenant.id());
  }

  private static List<RunbookProposal> read(Query query) {
    List<?> rows = query.getResultList();
    return rows.stream().map(row -> proposal((Object[]) row)).toList();
  }

  private static RunbookProposal proposal(Object[] columns) {
    return new RunbookProposal(
        (UUID) columns[0],
        (String) columns[1],
        (UUID) columns[2],
        ((Number) columns[3]).longValue(),
        Actor.of((String) columns[4]),
        micros((Number) columns[5]),
        (String) columns[6],
        columns[7] == null
            ? null
            : new RunbookProposal.Settled(
                micros((Number) columns[7]),
                Actor.of((String) columns[8]),
                (Boolean) columns[9],
                (String) columns[10]),
        ((Number) columns[11]).intValue());
  }

  private static Instant micros(Number column) {
    return Instant.EPOCH.plus(column.longValue(), ChronoUnit.MICROS);
  }
}
