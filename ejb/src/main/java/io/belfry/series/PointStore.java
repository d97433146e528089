package io.belfry.series;

import io.belfry.journal.Entry;
import io.belfry.journal.EntryCodec;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.ArrayList;
import java.util.List;

/** Reads points of the current tenant's series from the journal. */
@ApplicationScoped
@Transactional
@InTenant
public class PointStore {
  private static final int ENTRIES_AT_ONCE = 200;

  private final EntityManager entities;
  private final CurrentTenant tenant;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected PointStore() {
    this(null, null);
  }

  @Inject
  PointStore(EntityManager entities, CurrentTenant tenant) {
    this.entities = entities;
    this.tenant = tenant;
  }

  /**
   * The last points of a series; how many alerts are looked at has a bound.
   *
   * @param oldest older ones are left out, in milliseconds since 1970
   */
  public RecentPoints recent(String key, String metric, long oldest) {
    PointSearch search = new PointSearch(key, metric, oldest);
    while (search.wantsMore()) {
      search.look(entries(search.before()));
    }
    return search.points();
  }

  /** The newest first. */
  private List<Entry.Alerts> entries(long before) {
    List<Entry.Alerts> entries = new ArrayList<>();
    for (Object row :
        entities
            .createNativeQuery(
                "select position, (extract(epoch from stamp) * 1000)\\:\\:bigint, body"
                    + " from journal_entry where tenant_id = :tenant and kind = :kind"
                    + " and position < :before order by position desc")
            .setParameter("tenant", tenant.id())
            .setParameter("kind", EntryCodec.ALERTS)
            .setParameter("before", before)
            .setMaxResults(ENTRIES_AT_ONCE)
            .getResultList()) {
      Object[] columns = (Object[]) row;
      entries.add(
          (Entry.Alerts)
              EntryCodec.decode(
                  ((Number) columns[0]).longValue(),
                  tenant.id(),
                  EntryCodec.ALERTS,
                  ((Number) columns[1]).longValue(),
                  (byte[]) columns[2]));
    }
    return entries;
  }
}
