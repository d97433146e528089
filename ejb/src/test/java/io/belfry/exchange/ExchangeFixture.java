package io.belfry.exchange;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.audit.AuditTrail;
import io.belfry.catalogue.CatalogueFixture;
import io.belfry.catalogue.CiList;
import io.belfry.catalogue.DefaultOwners;
import io.belfry.catalogue.ServiceCalendars;
import io.belfry.catalogue.ServiceTopology;
import io.belfry.identity.Caller;
import io.belfry.identity.CurrentCaller;
import io.belfry.identity.People;
import io.belfry.identity.Permission;
import io.belfry.identity.SomeUsers;
import io.belfry.oncall.Names;
import io.belfry.oncall.Rotation;
import io.belfry.oncall.Rotations;
import io.belfry.oncall.StandIn;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import io.belfry.subscription.Subscriptions;
import io.belfry.subscription.UserGroups;
import io.belfry.tenancy.Tenant;
import jakarta.persistence.EntityManager;
import java.util.List;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Stream;

/** A tenant with a catalogue, its export and its import, put together as the server does. */
final class ExchangeFixture implements AutoCloseable {
  final CatalogueFixture catalogue =
      new CatalogueFixture(
          Stream.concat(Stream.of(Rotation.class, StandIn.class), Stream.of(SomeUsers.entities()))
              .toArray(Class<?>[]::new));
  private final CatalogueExchange exchange;

  ExchangeFixture(String... usernames) {
    EntityManager entities = catalogue.entities();
    People people = new People(entities, catalogue.tenant);
    DefaultOwners owners = catalogue.someDefaultOwners();
    ServiceTopology topology =
        new ServiceTopology(
            entities, catalogue.tenant, catalogue.services, catalogue.announcer, catalogue.notary);
    ServiceCalendars calendars =
        new ServiceCalendars(entities, catalogue.tenant, catalogue.services, catalogue.notary);
    CiList items = new CiList(entities, catalogue.tenant);
    UserGroups groups = new UserGroups(entities, catalogue.tenant, people, catalogue.notary);
    Subscriptions subscriptions =
        new Subscriptions(entities, catalogue.tenant, groups, catalogue.notary);
    Rotations rotations =
        new Rotations(
            entities,
            catalogue.tenant,
            new CurrentCaller(catalogue.tenant),
            catalogue.someTeams(),
            new Names(entities, catalogue.tenant),
            catalogue.clock,
            catalogue.notary);
    UserItems users =
        new UserItems(
            SomeUsers.over(entities, catalogue.tenant, catalogue.notary, catalogue.clock),
            catalogue.caller);
    exchange =
        new CatalogueExchange(
            new CatalogueTransaction(
                new PresentCatalogue(
                    catalogue.someTeams(),
                    owners,
                    catalogue.services,
                    topology,
                    calendars,
                    items,
                    groups,
                    subscriptions,
                    rotations,
                    people,
                    users),
                new CatalogueWriter(
                    catalogue.someTeams(),
                    owners,
                    catalogue.services,
                    topology,
                    calendars,
                    items,
                    new PeopleWriter(users, groups, subscriptions, rotations)),
                users,
                people,
                catalogue.notary));
    for (String name : usernames) {
      catalogue.execute(
          "insert into app_user (tenant_id, username, display_name, roles, password_hash,"
              + " password_change_required, created_at) values (1, '%1$s', '%1$s', '{}', '',"
                  .formatted(name)
              + " false, now())");
    }
  }

  /** As somebody who manages users as well. */
  ExchangeFixture managingUsers() {
    catalogue.caller.become(
        new Caller(
            Tenant.DEFAULT, "bf_keeper", Set.of(Permission.USERS_MANAGE), Caller.Kind.TOKEN));
    return this;
  }

  String export() {
    return catalogue.inTenant(exchange::export).text();
  }

  String tag() {
    return catalogue.inTenant(exchange::export).tag();
  }

  /** Takes a file in for good. */
  Difference take(String yaml, boolean remove) {
    return catalogue.inTenant(
        () -> exchange.take(yaml, new CatalogueExchange.Terms(false, remove, null)));
  }

  /** Says what a file would change. */
  Difference dryRun(String yaml, boolean remove) {
    return rolledBack(() -> exchange.take(yaml, new CatalogueExchange.Terms(true, remove, null)));
  }

  Fault refusal(String yaml, CatalogueExchange.Terms terms) {
    return catalogue.refusal(() -> exchange.take(yaml, terms));
  }

  /** Returns what is wrong with a file, each with its place. */
  List<String> flaws(String yaml) {
    return flaws(refusal(yaml, new CatalogueExchange.Terms(false, false, null)));
  }

  /** Reads a file for somebody else's rules. */
  GivenCatalogue given(String yaml) {
    return catalogue.inTenant(() -> exchange.given(yaml));
  }

  List<String> givenFlaws(String yaml) {
    return flaws(catalogue.refusal(() -> exchange.given(yaml)));
  }

  static List<String> flaws(Fault refused) {
    assertThat(refused).isNotNull();
    return refused.errors().stream().map(ExchangeFixture::sentence).toList();
  }

  private static String sentence(ItemError error) {
    assertThat(error.remedy()).isNotBlank();
    return error.field() + " " + error.reason();
  }

  Difference takeCsv(String csv, CsvTerms columns, boolean remove) {
    return catalogue.inTenant(
        () -> exchange.takeCsv(csv, columns, new CatalogueExchange.Terms(false, remove, null)));
  }

  Fault csvRefusal(String csv, CsvTerms columns) {
    return catalogue.refusal(
        () -> exchange.takeCsv(csv, columns, new CatalogueExchange.Terms(false, false, null)));
  }

  AuditTrail audit() {
    return new AuditTrail(catalogue.entities(), catalogue.tenant);
  }

  /** The container's interceptor takes a transaction back that an exception leaves. */
  private Difference rolledBack(Supplier<Difference> work) {
    Difference[] found = new Difference[1];
    assertThat(
            catalogue.refusal(
                () -> {
                  found[0] = work.get();
                  throw new Fault(ErrorCode.CONFLICT, "Taken back.");
                }))
        .hasMessage("Taken back.");
    return found[0];
  }

  @Override
  public void close() {
    catalogue.close();
  }
}
