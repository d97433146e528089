package io.belfry.exchange;

import io.belfry.catalogue.CiDraft;
import io.belfry.catalogue.CiList;
import io.belfry.catalogue.Criticality;
import io.belfry.catalogue.DefaultOwners;
import io.belfry.catalogue.ServiceCalendars;
import io.belfry.catalogue.ServiceHours;
import io.belfry.catalogue.ServiceTopology;
import io.belfry.catalogue.Services;
import io.belfry.catalogue.Teams;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Makes a catalogue as a comparison says: what others name is added first and removed last. It
 * writes through the catalogue's own doors, so that the rules hear of everything.
 */
@ApplicationScoped
public class CatalogueWriter {
  private final Teams teams;
  private final DefaultOwners defaultOwners;
  private final Services services;
  private final ServiceTopology topology;
  private final ServiceCalendars calendars;
  private final CiList items;
  private final PeopleWriter people;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected CatalogueWriter() {
    this(null, null, null, null, null, null, null);
  }

  /** Creates it from what it writes. */
  @Inject
  public CatalogueWriter(
      Teams teams,
      DefaultOwners defaultOwners,
      Services services,
      ServiceTopology topology,
      ServiceCalendars calendars,
      CiList items,
      PeopleWriter people) {
    this.teams = teams;
    this.defaultOwners = defaultOwners;
    this.services = services;
    this.topology = topology;
    this.calendars = calendars;
    this.items = items;
    this.people = people;
  }

  /** Does it in the caller's transaction. */
  void write(Comparison comparison) {
    comparison
        .added(Kind.TEAM)
        .forEach(item -> teams.add(item.name(), item.text("name"), item.text("mail")));
    comparison
        .changed(Kind.TEAM)
        .forEach(item -> teams.change(item.name(), null, item.text("name"), item.text("mail")));
    comparison.put(Kind.DEFAULT_OWNER).forEach(item -> defaultOwners.appoint(item.text("team")));
    services(comparison);
    items(comparison);
    people.write(comparison);
    comparison.removed(Kind.SERVICE).forEach(item -> services.remove(item.name(), null));
    comparison.removed(Kind.TEAM).forEach(item -> teams.remove(item.name(), null));
  }

  private void services(Comparison comparison) {
    comparison
        .added(Kind.SERVICE)
        .forEach(
            item ->
                services.add(
                    item.name(),
                    item.text("owner"),
                    Criticality.of(item.text("criticality")),
                    item.text("path")));
    comparison
        .changed(Kind.SERVICE)
        .forEach(
            item ->
                services.change(
                    item.name(),
                    null,
                    item.text("owner"),
                    Criticality.of(item.text("criticality")),
                    item.text("path")));
    Map<String, Item> before =
        comparison.changed().stream()
            .map(Comparison.Pair::before)
            .filter(item -> item.kind() == Kind.SERVICE)
            .collect(Collectors.toMap(Item::name, item -> item));
    comparison
        .put(Kind.SERVICE)
        .forEach(
            item -> {
              Item old = before.get(item.name());
              Map<String, Object> calendar = item.map("calendar");
              Map<String, Object> oldCalendar = old == null ? Map.of() : old.map("calendar");
              if (calendar.isEmpty() && !oldCalendar.isEmpty()) {
                calendars.remove(item.name(), null);
              } else if (!calendar.equals(oldCalendar)) {
                calendars.set(item.name(), null, hours(calendar));
              }
              List<String> dependsOn = item.texts("depends-on");
              if (!dependsOn.equals(old == null ? List.of() : old.texts("depends-on"))) {
                topology.change(item.name(), null, dependsOn);
              }
            });
  }

  @SuppressWarnings("unchecked") // it was read as texts
  private static ServiceHours hours(Map<String, Object> calendar) {
    return ServiceHours.of(
        "calendar",
        String.valueOf(calendar.get("zone")),
        (List<String>) calendar.getOrDefault("days", List.of()),
        LocalTime.parse(String.valueOf(calendar.get("opens"))),
        LocalTime.parse(String.valueOf(calendar.get("closes"))));
  }

  private void items(Comparison comparison) {
    SortedMap<String, CiDraft> put = new TreeMap<>();
    comparison
        .put(Kind.CI)
        .forEach(
            item -> {
              Map<String, String> labels = new TreeMap<>();
              item.map("labels").forEach((name, text) -> labels.put(name, String.valueOf(text)));
              put.put(
                  item.name(),
                  new CiDraft(
                      item.text("service"), item.text("kind"), labels, item.texts("depends-on")));
            });
    List<String> removed = comparison.removed(Kind.CI).map(Item::name).toList();
    if (!put.isEmpty() || !removed.isEmpty()) {
      items.change(put, removed);
    }
  }
}
