package io.belfry.change;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.catalogue.CatalogueFixture;
import io.belfry.event.Event;
import io.belfry.event.EventFixture;
import io.belfry.identity.Caller;
import io.belfry.identity.CurrentCaller;
import io.belfry.platform.ErrorCode;
import io.belfry.tenancy.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ChangeEventsTest {
  private final CatalogueFixture catalogue = new CatalogueFixture(ChangeEvent.class, Event.class);
  private final CurrentCaller caller = new CurrentCaller(catalogue.tenant);
  private final ChangeEvents changes =
      new ChangeEvents(
          catalogue.entities(),
          catalogue.tenant,
          caller,
          EventFixture.store(catalogue),
          catalogue.clock);
  private final Instant noon = catalogue.clock.now();

  @BeforeEach
  void begin() {
    caller.become(new Caller(Tenant.DEFAULT, "jenkins", Set.of(), Caller.Kind.TOKEN));
  }

  @AfterEach
  void close() {
    catalogue.close();
  }

  private ChangeEvent add(
      String summary, Duration before, @Nullable String service, @Nullable String ci) {
    return catalogue.inTenant(
        () ->
            changes.add(
                new ChangeDraft(summary, noon.minus(before), service, ci, "jenkins", null)));
  }

  @Test
  void theyAreListedTheLastFirst() {
    add("old", Duration.ofHours(3), "shop", null);
    add("new", Duration.ofHours(1), null, "web-1");
    assertThat(catalogue.inTenant(() -> changes.list(null, null, null, 1)).items())
        .extracting(ChangeEvent::summary)
        .containsExactly("new");
    String cursor = catalogue.inTenant(() -> changes.list(null, null, null, 1)).nextCursor();
    assertThat(catalogue.inTenant(() -> changes.list(null, null, cursor, 1)).items())
        .extracting(ChangeEvent::summary)
        .containsExactly("old");
    assertThat(catalogue.inTenant(() -> changes.list("shop", null, null, 5)).items()).hasSize(1);
    assertThat(catalogue.refused(() -> changes.list(null, null, "x", 5)))
        .isEqualTo(ErrorCode.INVALID_VALUE);
  }

  @Test
  void besideAnEventStandsWhatTouchesItOrWhatItDependsOn() {
    catalogue.execute(
        "insert into ci (tenant_id, name, kind, service, labels, depends_on) values"
            + " (1, 'web-1', 'host', 'shop', '', ''), (1, 'filer-1', 'filer', 'storage', '', '')");
    catalogue.execute(
        "insert into service (tenant_id, name, owner_team, criticality) values"
            + " (1, 'shop', 'operations', 'high')");
    catalogue.execute(
        "insert into service_dependencies (tenant_id, service, depends_on) values"
            + " (1, 'shop', 'service/storage')");
    UUID event = EventFixture.open(catalogue, "web-1", noon);
    add("deployed shop", Duration.ofMinutes(4), "shop", null);
    add("new filer firmware", Duration.ofMinutes(30), null, "filer-1");
    add("of others", Duration.ofMinutes(5), "mail", null);
    add("of nothing", Duration.ofMinutes(5), null, null);
    add("a day before", Duration.ofHours(24), null, "web-1");
    add("longer ago", Duration.ofHours(24).plusMillis(1), null, "web-1");
    add("rolled back", Duration.ofMinutes(-10), "shop", null);

    List<Touching> beside = catalogue.inTenant(() -> changes.beside(event));

    assertThat(beside)
        .extracting(each -> each.change().summary())
        .containsExactly("rolled back", "deployed shop", "new filer firmware", "a day before");
    assertThat(beside).extracting(Touching::itself).containsExactly(true, true, false, true);
    assertThat(beside.get(1).before()).isEqualTo(Duration.ofMinutes(4));
    assertThat(catalogue.refused(() -> changes.beside(new UUID(1, 1))))
        .isEqualTo(ErrorCode.NOT_FOUND);
  }

  @Test
  void manyChangesElsewhereHideNone() {
    UUID event = EventFixture.open(catalogue, "web-1", noon);
    add("deployed", Duration.ofMinutes(30), null, "web-1");
    catalogue.execute(
        "insert into change_event (tenant_id, id, happened_at, received_at, source, summary,"
            + " service, ci, link, created_by) select 1, gen_random_uuid(), timestamptz '"
            + noon
            + "' - interval '5 minutes', now(), 'jenkins', 'elsewhere', 'mail', 'mail-' || n, '',"
            + " 'u' from generate_series(1, 501) n");
    assertThat(catalogue.inTenant(() -> changes.beside(event)))
        .extracting(each -> each.change().summary())
        .containsExactly("deployed");
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThat(
            catalogue.refused(
                () -> changes.add(new ChangeDraft(" ", null, null, null, null, null))))
        .isEqualTo(ErrorCode.MISSING_FIELD);
    assertThat(
            catalogue.refused(
                () -> changes.add(new ChangeDraft("x", Instant.MAX, null, null, null, null))))
        .isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(
            catalogue.refused(
                () -> changes.add(new ChangeDraft("x", null, null, null, null, "javascript:1"))))
        .isEqualTo(ErrorCode.INVALID_VALUE);
  }
}
