package io.belfry.audit;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.platform.Page;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.Query;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads the chain of the current tenant, and checks it. */
@ApplicationScoped
@Transactional
@InTenant
public class AuditTrail {
  private static final int ROWS_A_READ = 1_000;
  private static final String COLUMNS =
      "select sequence, (extract(epoch from at) * 1000000)\\:\\:bigint, actor, what, object, detail,"
          + " hash from audit_log where tenant_id = :tenant";

  private final EntityManager entities;
  private final CurrentTenant tenant;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected AuditTrail() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public AuditTrail(EntityManager entities, CurrentTenant tenant) {
    this.entities = entities;
    this.tenant = tenant;
  }

  /**
   * What a check found.
   *
   * @param checkedUpTo the last record that was looked at, 0 when there is none
   * @param firstBroken the first record that is not as it was written, or is missing; null when all
   *     are whole
   */
  public record Check(boolean valid, long checkedUpTo, @Nullable Long firstBroken) {}

  /**
   * Returns records, the newest first.
   *
   * @param actor the code of who did it, null for anybody
   * @param what the beginning of it, such as event. or event.close; null for anything
   * @throws Fault invalid-value for a cursor that is not of this list
   */
  public Page<AuditRecord> list(
      @Nullable String actor, @Nullable String what, @Nullable String cursor, int limit) {
    StringBuilder where = new StringBuilder(" and sequence < :before");
    Map<String, Object> values = new HashMap<>();
    values.put("before", before(cursor));
    if (actor != null) {
      where.append(" and actor = :actor");
      values.put("actor", actor);
    }
    if (what != null) {
      where.append(" and starts_with(what, :what)");
      values.put("what", Line.of("what", what, 100));
    }
    Query query = entities.createNativeQuery(COLUMNS + where + " order by sequence desc");
    query.setParameter("tenant", tenant.id());
    values.forEach(query::setParameter);
    return Page.of(
        records(query.setMaxResults(limit + 1)), limit, row -> Long.toString(row.sequence()));
  }

  /** Follows the chain from its beginning to its end. */
  public Check verify() {
    String before = Chain.BEGINNING;
    long sequence = 0;
    List<AuditRecord> rows;
    do {
      rows =
          records(
              entities
                  .createNativeQuery(COLUMNS + " and sequence > :after order by sequence")
                  .setParameter("tenant", tenant.id())
                  .setParameter("after", sequence)
                  .setMaxResults(ROWS_A_READ));
      for (AuditRecord row : rows) {
        if (row.sequence() != sequence + 1 || !row.isWhole(tenant.id(), before)) {
          return new Check(false, sequence + 1, sequence + 1);
        }
        sequence = row.sequence();
        before = row.hash();
      }
    } while (rows.size() == ROWS_A_READ);
    return reachesItsEnd(sequence, before)
        ? new Check(true, sequence, null)
        : new Check(false, sequence, sequence + 1);
  }

  /** Records that were cut off at the end leave a chain that is whole, and too short. */
  private boolean reachesItsEnd(long sequence, String hash) {
    List<?> head =
        entities
            .createNativeQuery("select sequence, hash from audit_head where tenant_id = :tenant")
            .setParameter("tenant", tenant.id())
            .getResultList();
    if (head.isEmpty()) {
      return sequence == 0;
    }
    Object[] end = (Object[]) head.get(0);
    long last = ((Number) end[0]).longValue();
    // Records that came after the last look are whole as far as anybody has looked.
    return last > sequence ? isThere(sequence + 1) : last == sequence && hash.equals(end[1]);
  }

  private boolean isThere(long sequence) {
    return !entities
        .createNativeQuery(
            "select 1 from audit_log where tenant_id = :tenant and sequence = :sequence")
        .setParameter("tenant", tenant.id())
        .setParameter("sequence", sequence)
        .getResultList()
        .isEmpty();
  }

  private static List<AuditRecord> records(Query query) {
    List<?> rows = query.getResultList();
    return rows.stream().map(row -> record((Object[]) row)).toList();
  }

  private static AuditRecord record(Object[] columns) {
    return new AuditRecord(
        ((Number) columns[0]).longValue(),
        Instant.EPOCH.plus(((Number) columns[1]).longValue(), ChronoUnit.MICROS),
        (String) columns[2],
        (String) columns[3],
        (String) columns[4],
        (String) columns[5],
        (String) columns[6]);
  }

  private static long before(@Nullable String cursor) {
    if (cursor == null) {
      return Long.MAX_VALUE;
    }
    if (!cursor.matches("\\d{1,18}")) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "cursor",
          "The cursor (%s) is not one of this list".formatted(Line.shown(cursor)),
          "Send the nextCursor of the page before, or none");
    }
    return Long.parseLong(cursor);
  }
}
