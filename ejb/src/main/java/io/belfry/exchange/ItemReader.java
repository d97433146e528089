package io.belfry.exchange;

import io.belfry.catalogue.CiDraft;
import io.belfry.catalogue.Criticality;
import io.belfry.catalogue.Dependencies;
import io.belfry.catalogue.OrganisationPath;
import io.belfry.catalogue.ServiceHours;
import io.belfry.catalogue.Services;
import io.belfry.catalogue.Teams;
import io.belfry.identity.Users;
import io.belfry.oncall.Rotations;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.platform.MailAddress;
import io.belfry.runbook.Faults;
import io.belfry.subscription.Subscriptions;
import io.belfry.subscription.UserGroups;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import java.util.function.Function;

/** Makes items of maps, by the terms of the catalogue itself. */
final class ItemReader {
  private ItemReader() {}

  /** Reads one; what is wrong with it is added to the faults. */
  static Item read(Kind kind, Map<?, ?> map, String path, Faults faults) {
    Fields fields = new Fields(map, path, faults);
    String name =
        switch (kind) {
          case TEAM -> team(fields);
          case DEFAULT_OWNER -> defaultOwner(fields);
          case SERVICE -> service(fields);
          case CI -> item(fields);
          case USER -> UserItems.read(fields);
          case GROUP -> group(fields);
          case SUBSCRIPTION -> subscription(fields);
          case ROTATION -> rotation(fields);
        };
    fields.end();
    return new Item(kind, name, fields.read(), path);
  }

  private static String team(Fields fields) {
    String id = fields.need("id", Teams::id);
    fields.need("name", Teams::name);
    fields.may("mail", mail -> Objects.requireNonNull(MailAddress.of("mail", mail)));
    return id;
  }

  private static String defaultOwner(Fields fields) {
    fields.need("team", Teams::id);
    return "default-owner";
  }

  private static String service(Fields fields) {
    String name = fields.need("name", Services::name);
    fields.need("owner", Teams::id);
    fields.need("criticality", word -> Criticality.word(Criticality.of(word)));
    fields.may("path", path -> Objects.requireNonNull(OrganisationPath.of(path)));
    Fields calendar = fields.inner("calendar");
    if (calendar != null) {
      calendar(fields, calendar);
    }
    fields.list("depends-on", on -> Dependencies.read("service/" + name, on));
    return name;
  }

  private static void calendar(Fields fields, Fields calendar) {
    String zone = calendar.need("zone", Function.identity());
    List<String> days = calendar.list("days", Function.identity());
    String opens = calendar.need("opens", ItemReader::time);
    String closes = calendar.need("closes", ItemReader::time);
    calendar.end();
    if (zone.isEmpty() || opens.isEmpty() || closes.isEmpty()) {
      return;
    }
    ServiceHours hours =
        fields.tried(
            "calendar",
            () ->
                ServiceHours.of(
                    "calendar", zone, days, LocalTime.parse(opens), LocalTime.parse(closes)));
    if (hours != null) {
      fields.read().put("calendar", written(hours));
    }
  }

  /** The hours as they are written. */
  static Map<String, Object> written(ServiceHours hours) {
    Map<String, Object> calendar = new LinkedHashMap<>();
    calendar.put("zone", hours.zone().getId());
    calendar.put("days", hours.dayWords());
    calendar.put("opens", hours.opens().toString());
    calendar.put("closes", hours.closes().toString());
    return calendar;
  }

  private static String item(Fields fields) {
    String name = fields.need("name", text -> Line.of("name", text, CiDraft.LONGEST_NAME));
    String kind = fields.need("kind", Function.identity());
    String service = fields.may("service", Services::name);
    Map<String, String> labels = fields.pairs("labels");
    fields.list("depends-on", on -> Dependencies.read("ci/" + name, on));
    if (!kind.isEmpty()) {
      CiDraft draft = fields.tried("", () -> CiDraft.of(service, kind, labels, null));
      if (draft != null) {
        fields.read().put("kind", draft.kind());
        if (!labels.isEmpty()) {
          fields.read().put("labels", draft.labels());
        }
      }
    }
    return name;
  }

  private static String group(Fields fields) {
    String name = fields.need("name", UserGroups::name);
    fields.need("title", UserGroups::title);
    fields.list(
        "members",
        members -> List.copyOf(new TreeSet<>(members.stream().map(Users::normalise).toList())));
    return name;
  }

  private static String subscription(Fields fields) {
    String group = fields.need("group", UserGroups::name);
    String role = fields.need("role", Subscriptions::role);
    String pattern = fields.need("pattern", Subscriptions::pattern);
    fields.list("severities", ItemReader::severities);
    return group + "/" + role + "/" + pattern;
  }

  /** All of them are what is meant when none are given. */
  static List<String> severities(List<String> words) {
    List<String> chosen = Subscriptions.severities(words);
    return chosen.equals(Subscriptions.severities(null)) ? List.of() : chosen;
  }

  private static String rotation(Fields fields) {
    String team = fields.need("team", Teams::id);
    String zone = fields.need("zone", Function.identity());
    String startsOn = fields.need("starts-on", ItemReader::day);
    fields.need("handover", ItemReader::time);
    List<String> members =
        fields.list("members", names -> names.stream().map(Users::normalise).toList());
    if (!startsOn.isEmpty() && !zone.isEmpty()) {
      fields.tried(
          "", () -> Rotations.checked(zone, LocalDate.parse(startsOn), members.size()).getId());
    }
    return team;
  }

  private static String time(String text) {
    try {
      return LocalTime.parse(text).withSecond(0).withNano(0).toString();
    } catch (DateTimeException none) {
      throw refused("The time (" + Line.shown(text) + ") cannot be one", "Write it like 09:00");
    }
  }

  private static String day(String text) {
    try {
      return LocalDate.parse(text).toString();
    } catch (DateTimeException none) {
      throw refused("The day (" + Line.shown(text) + ") cannot be one", "Write it like 2026-03-02");
    }
  }

  private static Fault refused(String reason, String remedy) {
    return Fault.ofField(ErrorCode.INVALID_VALUE, "time", reason, remedy);
  }
}
