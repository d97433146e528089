package io.belfry.event;

import io.belfry.catalogue.CatalogueFixture;
import io.belfry.engine.Fate;
import io.belfry.journal.Alert;
import io.belfry.journal.ByteWriter;
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
  /** As they are numbered where they are kept. */
  private static final List<Fate> FATES =
      List.of(Fate.OPENED, Fate.JOINED, Fate.RECOVERED, Fate.DUPLICATE);

  private final CatalogueFixture catalogue;
  private final Set<LocalDate> days = new HashSet<>();
  private int position;

  public PreviewFixture(CatalogueFixture catalogue) {
    this.catalogue = catalogue;
  }

  public AlertStore alerts() {
    return new AlertStore(catalogue.entities(), catalogue.tenant);
  }

  /** Stores an alert that came then, and what became of it. */
  public void judge(Instant at, Alert alert, Fate fate, long event) {
    deliver(at, List.of(alert));
    ByteWriter packed = new ByteWriter(32);
    for (int number : new int[] {1, 1}) {
      packed.number(number);
    }
    packed.text("");
    packed.number(1);
    packed.number(FATES.indexOf(fate));
    packed.number(0);
    packed.number(event);
    packed.text("");
    catalogue.execute(
        "insert into fate (position, tenant_id, stamp, body) values (%d, %d, '%s', decode('%s', 'hex'))"
            .formatted(
                position, Tenant.DEFAULT, at, HexFormat.of().formatHex(packed.toByteArray())));
  }

  /** Makes the last alert that was stored one of an event. */
  public void linkTo(long event, Instant at) {
    Places places = new Places();
    places.add(position, 0, at.toEpochMilli());
    catalogue.execute(
        "insert into alert_places (tenant_id, belongs_to, last_position, stamp, places) values"
            + " (%d, '%s', %d, '%s', decode('%s', 'hex'))"
                .formatted(
                    Tenant.DEFAULT,
                    AlertPlaces.ofEvent(event),
                    position,
                    at,
                    HexFormat.of().formatHex(places.packed())));
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
