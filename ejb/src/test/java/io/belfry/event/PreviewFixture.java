package io.belfry.event;

import io.belfry.catalogue.CatalogueFixture;
import io.belfry.journal.Alert;
import io.belfry.journal.EntryCodec;
import io.belfry.tenancy.Tenant;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.HashSet;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/** A journal of the past, written at times of the test's own. */
public final class PreviewFixture {
  private final CatalogueFixture catalogue;
  private final Set<LocalDate> days = new HashSet<>();
  private int position;

  public PreviewFixture(CatalogueFixture catalogue) {
    this.catalogue = catalogue;
  }

  public AlertStore alerts() {
    return new AlertStore(catalogue.entities(), catalogue.tenant);
  }

  /** Stores what one request delivered then. */
  public void deliver(Instant at, List<Alert> alerts) {
    LocalDate day = at.atZone(ZoneOffset.UTC).toLocalDate();
    if (days.add(day)) {
      catalogue.execute("do $$ begin perform belfry_ensure_day('" + day + "'); end $$");
    }
    catalogue.execute(
        "insert into journal_entry (position, tenant_id, stamp, kind, alerts, body) values"
            + " (%d, %d, '%s', %d, %d, decode('%s', 'hex'))"
                .formatted(
                    ++position,
                    Tenant.DEFAULT,
                    at,
                    EntryCodec.ALERTS,
                    alerts.size(),
                    HexFormat.of().formatHex(EntryCodec.encodeAlerts(alerts))));
  }
}
