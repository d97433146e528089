package io.belfry.exchange;

import io.belfry.catalogue.CiList;
import io.belfry.catalogue.Criticality;
import io.belfry.catalogue.DefaultOwners;
import io.belfry.catalogue.Service;
import io.belfry.catalogue.ServiceCalendars;
import io.belfry.catalogue.ServiceTopology;
import io.belfry.catalogue.Services;
import io.belfry.catalogue.Team;
import io.belfry.catalogue.Teams;
import io.belfry.identity.Actor;
import io.belfry.identity.People;
import io.belfry.identity.Person;
import io.belfry.oncall.Rotation;
import io.belfry.oncall.Rotations;
import io.belfry.oncall.Weeks;
import io.belfry.subscription.Subscription;
import io.belfry.subscription.Subscriptions;
import io.belfry.subscription.UserGroup;
import io.belfry.subscription.UserGroups;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.stream.Stream;

/** Reads the whole catalogue of the current tenant as the items of a file. */
@ApplicationScoped
@Transactional
@InTenant
public class PresentCatalogue {
  private static final int ALL = 1_000_000;

  private final Teams teams;
  private final DefaultOwners defaultOwners;
  private final Services services;
  private final ServiceTopology topology;
  private final ServiceCalendars calendars;
  private final CiList items;
  private final UserGroups groups;
  private final Subscriptions subscriptions;
  private final Rotations rotations;
  private final People people;
  private final UserItems users;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected PresentCatalogue() {
    this(null, null, null, null, null, null, null, null, null, null, null);
  }

  /** Creates it from what it reads. */
  @Inject
  public PresentCatalogue(
      Teams teams,
      DefaultOwners defaultOwners,
      Services services,
      ServiceTopology topology,
      ServiceCalendars calendars,
      CiList items,
      UserGroups groups,
      Subscriptions subscriptions,
      Rotations rotations,
      People people,
      UserItems users) {
    this.teams = teams;
    this.defaultOwners = defaultOwners;
    this.services = services;
    this.topology = topology;
    this.calendars = calendars;
    this.items = items;
    this.groups = groups;
    this.subscriptions = subscriptions;
    this.rotations = rotations;
    this.people = people;
    this.users = users;
  }

  Contents read() {
    Contents contents = new Contents();
    Stream.of(Kind.values()).filter(kind -> kind != Kind.USER).forEach(contents::begin);
    for (Team team : teams.list(null, ALL).items()) {
      Map<String, Object> fields = fields("id", team.id(), "name", team.name());
      put(fields, "mail", Objects.requireNonNullElse(team.mail(), ""));
      add(contents, Kind.TEAM, team.id(), fields);
    }
    String owner = defaultOwners.team();
    if (!owner.isEmpty()) {
      add(contents, Kind.DEFAULT_OWNER, "default-owner", fields("team", owner));
    }
    services(contents);
    items
        .all()
        .forEach(
            (name, draft) -> {
              Map<String, Object> fields = fields("name", name, "kind", draft.kind());
              put(fields, "service", draft.service());
              put(fields, "labels", draft.labels());
              put(fields, "depends-on", draft.dependsOn());
              add(contents, Kind.CI, name, fields);
            });
    users.read(contents);
    people(contents);
    return contents;
  }

  private void services(Contents contents) {
    Map<String, List<String>> dependencies = new HashMap<>();
    topology.list().forEach(each -> dependencies.put(each.service(), each.dependsOn()));
    Map<String, Map<String, Object>> hours = new HashMap<>();
    calendars.list().forEach(each -> hours.put(each.service(), ItemReader.written(each.hours())));
    for (Service service : services.list(null, null, ALL).items()) {
      Map<String, Object> fields =
          fields(
              "name",
              service.name(),
              "owner",
              service.ownerTeam(),
              "criticality",
              Criticality.word(service.criticality()));
      put(fields, "path", Objects.requireNonNullElse(service.path(), ""));
      put(fields, "calendar", hours.getOrDefault(service.name(), Map.of()));
      put(fields, "depends-on", dependencies.getOrDefault(service.name(), List.of()));
      add(contents, Kind.SERVICE, service.name(), fields);
    }
  }

  private void people(Contents contents) {
    List<UserGroup> known = groups.list();
    List<Rotation> turns = rotations.list();
    Map<Long, Person> named =
        people.byId(
            Stream.concat(
                    known.stream()
                        .flatMap(group -> group.members().stream())
                        .map(PresentCatalogue::number),
                    turns.stream().flatMap(rotation -> rotation.weeks().members().stream()))
                .toList());
    for (UserGroup group : known) {
      Map<String, Object> fields = fields("name", group.name(), "title", group.title());
      put(
          fields,
          "members",
          List.copyOf(
              new TreeSet<>(
                  names(named, group.members().stream().map(PresentCatalogue::number).toList()))));
      add(contents, Kind.GROUP, group.name(), fields);
    }
    subscriptions.list(null).forEach(each -> subscription(contents, each));
    for (Rotation rotation : turns) {
      Weeks weeks = rotation.weeks();
      Map<String, Object> fields = fields("team", rotation.team(), "zone", weeks.zone().getId());
      fields.put("starts-on", weeks.startsOn().toString());
      fields.put("handover", weeks.handover().toString());
      put(fields, "members", names(named, weeks.members()));
      add(contents, Kind.ROTATION, rotation.team(), fields);
    }
  }

  private static long number(Actor actor) {
    return Long.parseLong(actor.id());
  }

  /** Several of one group, role and pattern are, together, one. */
  private static void subscription(Contents contents, Subscription each) {
    String name = each.group() + "/" + each.role() + "/" + each.pattern();
    TreeSet<String> severities = new TreeSet<>(each.severities());
    Item known = contents.of(Kind.SUBSCRIPTION).remove(name);
    if (known != null) {
      List<String> before = known.texts("severities");
      severities.addAll(before.isEmpty() ? Subscriptions.severities(null) : before);
    }
    Map<String, Object> fields = fields("group", each.group(), "role", each.role());
    fields.put("pattern", each.pattern());
    put(fields, "severities", ItemReader.severities(List.copyOf(severities)));
    add(contents, Kind.SUBSCRIPTION, name, fields);
  }

  private static List<String> names(Map<Long, Person> named, Collection<Long> numbers) {
    return numbers.stream().map(named::get).map(Person::username).toList();
  }

  private static Map<String, Object> fields(String... namesAndTexts) {
    Map<String, Object> fields = new LinkedHashMap<>();
    for (int i = 0; i < namesAndTexts.length; i += 2) {
      fields.put(namesAndTexts[i], namesAndTexts[i + 1]);
    }
    return fields;
  }

  private static void put(Map<String, Object> fields, String name, Object value) {
    if (!value.equals("") && !value.equals(List.of()) && !value.equals(Map.of())) {
      fields.put(name, value);
    }
  }

  private static void add(Contents contents, Kind kind, String name, Map<String, Object> fields) {
    contents.add(new Item(kind, name, fields, ""));
  }
}
