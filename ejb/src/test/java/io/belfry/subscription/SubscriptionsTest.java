package io.belfry.subscription;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.catalogue.CatalogueFixture;
import io.belfry.event.Event;
import io.belfry.event.EventFilter;
import io.belfry.event.EventInterest;
import io.belfry.event.EventOrder;
import io.belfry.event.EventPerson;
import io.belfry.event.EventStore;
import io.belfry.event.EventText;
import io.belfry.facts.Level;
import io.belfry.identity.People;
import io.belfry.platform.ErrorCode;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Whom events concern because of what their groups subscribed to. */
class SubscriptionsTest {
  private static final List<String> ANY = List.of();

  private final CatalogueFixture catalogue =
      new CatalogueFixture(Event.class, EventPerson.class, EventInterest.class, EventText.class);
  private final UserGroups groups =
      new UserGroups(
          catalogue.entities(),
          catalogue.tenant,
          new People(catalogue.entities(), catalogue.tenant),
          catalogue.notary);
  private final Subscriptions subscriptions =
      new Subscriptions(catalogue.entities(), catalogue.tenant, groups, catalogue.notary);
  private final EventStore events = new EventStore(catalogue.entities(), catalogue.tenant);

  @BeforeEach
  void servicesAndEvents() {
    for (String name : List.of("anna", "ben", "cleo")) {
      catalogue.execute(
          ("insert into app_user (tenant_id, username, display_name, roles, password_hash,"
                  + " password_change_required, created_at) values (1, '%s', 'N', '{operator}',"
                  + " 'x', false, now())")
              .formatted(name));
    }
    service("cart", "shop.frontend.ui");
    service("pay", "shop.backend");
    service("shop.search", null);
    service("mail", null);
    event(1, "cart", "critical");
    event(2, "cart", "warning");
    event(3, "pay", "critical");
    event(4, "shop.search", "critical");
    event(5, "mail", "critical");
    event(6, "nobody-knows", "critical");
  }

  @AfterEach
  void close() {
    catalogue.close();
  }

  private void service(String name, @Nullable String path) {
    catalogue.inTenant(() -> catalogue.services.add(name, "operations", Level.LOW, path));
  }

  private void event(int number, String service, String severity) {
    catalogue.execute(
        ("insert into event (tenant_id, id, number, key, subject, type, source, service, ci,"
                + " severity, impact, urgency, priority, condition, owner_team, opened_at,"
                + " opened_by_rule, release) values (1, gen_random_uuid(), %d, 'k%1$d', 's', 't',"
                + " 's', '%s', '', '%s', 'low', 'low', 'P3', 'firing', 'operations', now(), 'r',"
                + " 'r')")
            .formatted(number, service, severity));
    catalogue.execute(
        "insert into event_activity (tenant_id, event_id, alerts, last_alert_at) select 1, id, 1,"
            + " now() from event on conflict do nothing");
  }

  private void subscribe(String group, String role, String pattern, String... severities) {
    catalogue.inTenant(
        () ->
            subscriptions.add(new Subscriptions.Draft(group, role, pattern, List.of(severities))));
  }

  private List<Long> listed(@Nullable Long responder, @Nullable Long interested) {
    EventFilter filter =
        new EventFilter(
            ANY,
            ANY,
            ANY,
            ANY,
            null,
            null,
            null,
            null,
            null,
            new EventFilter.Who(null, responder, interested),
            null);
    return catalogue
        .inTenant(() -> events.list(filter, EventOrder.NEWEST, null, 50))
        .items()
        .stream()
        .map(Event::number)
        .toList();
  }

  @Test
  void theListShowsWhatAGroupWorksOnAndWhatItWantsToKnow() {
    catalogue.inTenant(() -> groups.put("ui", 0, "UI", List.of("anna", "ben")));
    catalogue.inTenant(() -> groups.put("managers", null, "Managers", List.of("ben")));
    subscribe("ui", "responder", "shop.frontend.*");
    subscribe("managers", "interested", "shop.*", "critical", "major");

    assertThat(listed(1L, null)).containsExactly(2L, 1L);
    assertThat(listed(null, 1L)).as("who responds is interested").containsExactly(2L, 1L);
    assertThat(listed(2L, null)).containsExactly(2L, 1L);
    assertThat(listed(null, 2L)).containsExactly(4L, 3L, 2L, 1L);
    assertThat(listed(3L, null)).isEmpty();
    assertThat(listed(null, 3L)).isEmpty();

    catalogue.execute("update event set assignee = 1 where number = 5");
    assertThat(listed(1L, null)).containsExactly(5L, 2L, 1L);
  }

  @Test
  void aGroupThatGoesTakesItsSubscriptionsWithIt() {
    UserGroup group = catalogue.inTenant(() -> groups.put("ui", 0, "UI", List.of("anna")));
    subscribe("ui", "responder", "*");
    assertThat(listed(1L, null)).hasSize(5);
    catalogue.inTenant(
        () -> {
          groups.remove("ui", group.version());
          return true;
        });
    assertThat(listed(1L, null)).isEmpty();
    assertThat(catalogue.inTenant(() -> subscriptions.list(null))).isEmpty();
  }

  @Test
  void changesAskForTheVersionAndRefuseWhatIsUnknown() {
    UserGroup group = catalogue.inTenant(() -> groups.put("ui", 0, "UI", List.of("anna")));
    assertThat(catalogue.refused(() -> groups.put("ui", 0, "UI", List.of())))
        .isEqualTo(ErrorCode.PRECONDITION_FAILED);
    assertThat(catalogue.refused(() -> groups.put("ui", null, "UI", List.of("nobody"))))
        .isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(catalogue.inTenant(() -> groups.get("ui"))).isEqualTo(group);
    Subscription added =
        catalogue.inTenant(
            () -> subscriptions.add(new Subscriptions.Draft("ui", "responder", "shop.*", null)));
    assertThat(added.severities()).hasSize(5);
    Subscription changed =
        catalogue.inTenant(
            () ->
                subscriptions.change(
                    added.id(),
                    1,
                    new Subscriptions.Draft("ui", "interested", "shop", List.of("minor"))));
    assertThat(changed)
        .isEqualTo(new Subscription(added.id(), "ui", "interested", "shop", List.of("minor"), 2));
    Subscriptions.Draft same = new Subscriptions.Draft("ui", "interested", "shop", null);
    assertThat(catalogue.refused(() -> subscriptions.change(added.id(), 1, same)))
        .isEqualTo(ErrorCode.PRECONDITION_FAILED);
    for (Subscriptions.Draft draft :
        List.of(
            new Subscriptions.Draft("none", "responder", "*", null),
            new Subscriptions.Draft("ui", "owner", "*", null),
            new Subscriptions.Draft("ui", "responder", "a..b", null),
            new Subscriptions.Draft("ui", "responder", "*", List.of("bad")))) {
      assertThat(catalogue.refused(() -> subscriptions.add(draft)))
          .as(draft.toString())
          .isEqualTo(ErrorCode.INVALID_VALUE);
    }
  }
}
