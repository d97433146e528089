package io.belfry.engine;

import io.belfry.facts.Level;
import io.belfry.facts.Priority;
import io.belfry.facts.Severity;
import io.belfry.facts.expectation.By;
import io.belfry.facts.expectation.Count;
import io.belfry.facts.expectation.Demand;
import io.belfry.facts.expectation.Expectation;
import io.belfry.facts.expectation.Run;
import io.belfry.facts.expectation.Schedule;
import io.belfry.facts.expectation.Silence;
import io.belfry.facts.expectation.Timetable;
import io.belfry.facts.expectation.Volume;
import io.belfry.facts.expectation.Window;
import io.belfry.facts.pattern.PatternKind;
import io.belfry.journal.Change;
import io.belfry.journal.Inhibition;
import io.belfry.journal.LabelMatcher;
import io.belfry.journal.Pattern;
import io.belfry.journal.RouteRow;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import java.util.stream.Stream;

/** What people change in a {@link Story}. */
final class StoryChanges {
  private StoryChanges() {}

  private static List<Pattern> patterns(Random random) {
    List<Pattern> patterns = new ArrayList<>();
    for (PatternKind kind : PatternKind.values()) {
      if (random.nextInt(4) > 0) {
        patterns.add(
            new Pattern(
                kind.word(),
                kind,
                "Some",
                List.of(new LabelMatcher("type", true, false, "Known")),
                kind == PatternKind.COUNT
                    ? List.of()
                    : List.of(new LabelMatcher("type", true, false, "Unknown")),
                random.nextBoolean() ? List.of("service") : List.of(),
                60_000 + random.nextInt(600_000),
                kind == PatternKind.COUNT ? 2 : 1,
                Severity.MAJOR));
      }
    }
    return patterns;
  }

  static Change catalogue(long stamp, Random random) {
    String service = "service-" + random.nextInt(3);
    return switch (random.nextInt(21)) {
      case 13, 14 -> {
        long from = stamp - 50_000 + random.nextInt(200_000);
        yield new Change.WindowPlanned(
            "w" + random.nextInt(4),
            List.of(new LabelMatcher("type", true, random.nextBoolean(), "Unknown")),
            from,
            from + 1_000 + random.nextInt(200_000),
            random.nextBoolean() ? "" : "FREQ=DAILY",
            "UTC",
            "work",
            random.nextInt(3) == 0 ? stamp : 0);
      }
      case 15 ->
          new Change.InhibitionsSet(
              random.nextInt(3) == 0
                  ? List.of()
                  : List.of(
                      new Inhibition(
                          "i" + random.nextInt(2),
                          List.of(new LabelMatcher("severity", true, false, "critical")),
                          List.of(new LabelMatcher("type", true, true, "Known|Unknown")),
                          List.of("service"),
                          "worse is known")));
      case 19, 20 ->
          new Change.PrioritiesSet(
              Stream.generate(() -> Story.pick(random, Priority.values())).limit(9).toList());
      case 17, 18 -> new Change.PatternsSet(patterns(random));
      case 16 ->
          new Change.RoutesSet(
              List.of(
                  new RouteRow(
                      "",
                      random.nextBoolean() ? "availability" : "",
                      List.of(new LabelMatcher("service", true, true, "service-[01]")),
                      "team-9")));
      case 9 -> new Change.CiRemoved("item-" + random.nextInt(4));
      case 10 -> new Change.ServiceDependsOn(service, List.of("ci/item-" + random.nextInt(4)));
      case 11 -> new Change.CorrelationSet(60_000, 60_000, random.nextInt(9_000), 30_000);
      case 12 ->
          new Change.CiSet(
              "item-" + random.nextInt(4),
              random.nextBoolean() ? service : "",
              "host",
              Map.of("rack", "r1"),
              List.of("ci/item-" + random.nextInt(4)));
      case 5, 6 -> new Change.ExpectationSet(expectation(random));
      case 7 -> new Change.ExpectationRemoved("e" + random.nextInt(4));
      case 8 ->
          new Change.HolidaysSet(
              List.of(LocalDate.ofEpochDay(Story.START / 86_400_000L + random.nextInt(2))));
      case 0 ->
          new Change.ServiceSet(
              service, "team-" + random.nextInt(3), Story.pick(random, Level.values()));
      case 1 -> new Change.ServiceRemoved(service);
      case 2 -> new Change.DefaultOwnerSet("team-" + random.nextInt(3));
      case 3 -> new Change.WindowRemoved("w" + random.nextInt(4));
      default -> {
        long from = stamp - 50_000 + random.nextInt(200_000);
        long until = from + 1 + random.nextInt(200_000);
        yield new Change.WindowSet("w" + random.nextInt(4), service, from, until, "work");
      }
    };
  }

  private static Expectation expectation(Random random) {
    String match = random.nextBoolean() ? "Known" : "Unknown";
    Demand demand =
        switch (random.nextInt(5)) {
          case 0 -> new Silence(random.nextInt(3) * 20_000L, random.nextInt(2) * 60_000L);
          case 1 -> new Run(30_000);
          case 2 -> new Volume("rows", 1, 2);
          case 3 ->
              new Count(
                  random.nextInt(30),
                  30 + random.nextInt(200),
                  Window.HOUR,
                  ZoneId.of("UTC"),
                  random.nextInt(60_000));
          default ->
              new Schedule(
                  new Timetable(
                      LocalTime.MIN,
                      LocalTime.ofSecondOfDay(Story.START / 1_000 % 86_400 + random.nextInt(3_000)),
                      List.of(),
                      List.of(),
                      ZoneId.of("UTC"),
                      List.of()),
                  random.nextInt(60_000));
        };
    return new Expectation(
        "e" + random.nextInt(4),
        "Expected",
        "service-" + random.nextInt(3),
        Severity.MINOR,
        By.TYPE,
        match,
        demand,
        false);
  }

  /** People close an event, knowing of its last alert or not, or open one again. */
  static Change close(long tenant, Random random, RememberedStore store) {
    List<EventState> known = known(tenant, store);
    if (known.isEmpty()) {
      return new Change.EventClosed(new UUID(0, 0), "");
    }
    EventState event = known.get(random.nextInt(known.size()));
    return switch (random.nextInt(3)) {
      case 0 -> reopened(event);
      case 1 ->
          new Change.EventClosed(
              event.id(), event.key(), event.lastAlertAt(), random.nextBoolean());
      default -> new Change.EventClosed(event.id(), event.key());
    };
  }

  static Change reopened(EventState event) {
    return new Change.EventReopened(
        event.id(),
        event.number(),
        event.key(),
        event.subject(),
        event.type(),
        event.source(),
        event.service(),
        event.ci(),
        event.severity(),
        event.impact(),
        event.urgency(),
        event.priority(),
        event.clearedAt() == 0,
        event.ownerTeam(),
        event.runbook(),
        event.runbookTitle(),
        event.situationClass(),
        event.alerts(),
        event.openedAt(),
        event.lastAlertAt(),
        event.clearedAt(),
        event.rule(),
        event.release());
  }

  /** People say what causes an event, whether that can be or not. */
  static Change cause(long tenant, Random random, RememberedStore store) {
    List<EventState> known = known(tenant, store);
    if (known.isEmpty()) {
      return new Change.CauseSet(new UUID(0, 0), "none", "", "ada said so: I know.");
    }
    EventState event = known.get(random.nextInt(known.size()));
    String cause = random.nextInt(3) == 0 ? "" : known.get(random.nextInt(known.size())).key();
    return new Change.CauseSet(event.id(), event.key(), cause, "ada said so: I know.");
  }

  private static List<EventState> known(long tenant, RememberedStore store) {
    return store.kept().stream()
        .filter(outcome -> outcome.tenant() == tenant)
        .flatMap(outcome -> outcome.events().stream())
        .toList();
  }
}
