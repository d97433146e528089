package io.belfry.engine;

import io.belfry.facts.AlertFact;
import io.belfry.facts.DefaultOwner;
import io.belfry.facts.Level;
import io.belfry.facts.MaintenanceFact;
import io.belfry.facts.MatrixRow;
import io.belfry.facts.ServiceFact;
import io.belfry.facts.correlation.CorrelationTerms;
import io.belfry.facts.expectation.Expectation;
import io.belfry.facts.expectation.ExpectationFact;
import io.belfry.facts.expectation.Schedule;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.journal.RouteRow;
import io.belfry.suppression.Recurrence;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/**
 * What people told the rules, as facts: services, the default owner, what is expected, and
 * maintenance windows while they last. It is kept as the changes that would make it again.
 */
final class Catalogue {
  private static final String OWNER = "default-owner";
  private static final String SERVICE = "service ";
  private static final String WINDOW = "window ";
  private static final String CORRELATION = "correlation";
  private static final String ROUTES = "routes";
  private static final String PRIORITIES = "priorities";
  private static final String PATTERNS = "patterns";
  private static final String DEPENDS = "depends ";
  private static final String EXPECTATION = "expectation ";
  private static final String GIVEN = "given ";
  // Before the expectations in the order of the snapshot, so that they are made once only.
  private static final String HOLIDAYS = "default-holidays";

  private final KieSession rules;
  private final Correlations correlations;
  private final Suppressions suppressions;
  private final Patterns patterns;
  private final Deadlines<String> deadlines = new Deadlines<>();
  private final LongSupplier clock;
  private final Map<String, Change> standing = new TreeMap<>();
  private final Expectations expectations = new Expectations();
  private final Map<String, FactHandle> facts = new HashMap<>();
  private Tables tables = Tables.NONE;

  Catalogue(
      KieSession rules,
      LongSupplier clock,
      Correlations correlations,
      Suppressions suppressions,
      Patterns patterns) {
    this.patterns = patterns;
    this.correlations = correlations;
    this.suppressions = suppressions;
    this.rules = rules;
    this.clock = clock;
  }

  void begin(Tables ofRelease) {
    tables = ofRelease;
    ItilDefaults.rows().forEach(rules::insert);
    apply(new Change.DefaultOwnerSet(ItilDefaults.OWNER));
    put(CORRELATION, CorrelationTerms.DEFAULT);
    setPriorities(Change.PrioritiesSet.ITIL);
    setRoutes(List.of());
  }

  /** The fewest changes that give the catalogue as it is, in a fixed order. */
  List<Change> changes() {
    return List.copyOf(standing.values());
  }

  void apply(Change change) {
    if (change instanceof Change.ServiceSet service) {
      String key = SERVICE + service.name();
      standing.put(key, service);
      put(key, new ServiceFact(service.name(), service.ownerTeam(), service.criticality()));
    } else if (change instanceof Change.ServiceRemoved service) {
      forget(SERVICE + service.name());
      forget(DEPENDS + service.name());
      correlations.apply(service);
    } else if (change instanceof Change.CiSet item) {
      standing.put("ci " + item.name(), item);
      correlations.apply(item);
    } else if (change instanceof Change.CiRemoved item) {
      forget("ci " + item.name());
      correlations.apply(item);
    } else if (change instanceof Change.ServiceDependsOn service) {
      standing.put(DEPENDS + service.service(), service);
      correlations.apply(service);
    } else if (change instanceof Change.CorrelationSet set) {
      standing.put(CORRELATION, set);
      CorrelationTerms terms =
          new CorrelationTerms(set.along(), set.near(), set.urgentHold(), set.hold());
      correlations.setTerms(terms);
      put(CORRELATION, terms);
    } else if (change instanceof Change.DefaultOwnerSet owner) {
      standing.put(OWNER, owner);
      put(OWNER, new DefaultOwner(owner.team()));
    } else if (change instanceof Change.WindowSet window) {
      plan(window);
    } else if (change instanceof Change.WindowRemoved window) {
      forget(WINDOW + window.id());
      suppressions.close(window.id());
    } else if (change instanceof Change.WindowPlanned window) {
      planByLabels(window);
    } else if (change instanceof Change.RoutesSet set) {
      standing.put(ROUTES, set);
      setRoutes(set.rows());
    } else if (change instanceof Change.PrioritiesSet set) {
      standing.put(PRIORITIES, set);
      setPriorities(set);
    } else if (change instanceof Change.PatternsSet set) {
      setPatterns(set);
    } else if (change instanceof Change.InhibitionsSet set) {
      standing.put("inhibitions", set);
      suppressions.set(set);
    } else if (change instanceof Change.ExpectationSet set) {
      // What people say holds in place of what a runbook says.
      forget(GIVEN + set.expectation().id());
      expect(EXPECTATION, set, set.expectation());
    } else if (change instanceof Change.ExpectationGiven given) {
      expect(GIVEN, given, given.expectation());
    } else if (change instanceof Change.ExpectationRemoved removed) {
      expectations.remove(removed.id());
      forget(EXPECTATION + removed.id());
      forget(GIVEN + removed.id());
    } else if (change instanceof Change.HolidaysSet holidays) {
      standing.put(HOLIDAYS, holidays);
      expectations.all().stream()
          .filter(expectation -> expectation.demand() instanceof Schedule)
          .forEach(this::expectOnOtherDays);
    }
  }

  /**
   * Expects what runbooks want to arrive, unless people have said otherwise, and no more what other
   * runbooks wanted.
   *
   * @return those that were not expected so far, or otherwise
   */
  List<Expectation> give(List<Expectation> wanted) {
    Set<String> keys = new HashSet<>();
    wanted.forEach(expectation -> keys.add(GIVEN + expectation.id()));
    for (Change change : changes()) {
      if (change instanceof Change.ExpectationGiven before
          && !keys.contains(GIVEN + before.expectation().id())) {
        expectations.remove(before.expectation().id());
        forget(GIVEN + before.expectation().id());
      }
    }
    List<Expectation> given = new ArrayList<>();
    for (Expectation expectation : wanted) {
      Change change = new Change.ExpectationGiven(expectation);
      if (!standing.containsKey(EXPECTATION + expectation.id())
          && !change.equals(standing.get(GIVEN + expectation.id()))) {
        apply(change);
        given.add(expectation);
      }
    }
    return given;
  }

  /** The services of which these changes say another criticality than is known. */
  Set<String> weighedAnew(Entry.Changes made) {
    Set<String> weighed = new HashSet<>();
    for (Change change : made.changes()) {
      if (change instanceof Change.ServiceSet service) {
        Level before =
            standing.get(SERVICE + service.name()) instanceof Change.ServiceSet known
                ? known.criticality()
                : Level.MEDIUM;
        if (service.criticality() != before) {
          weighed.add(service.name());
        }
      }
    }
    return weighed;
  }

  /** The service that an alert is about: the one that it names, else that of its CI. */
  String serviceOf(Alert alert) {
    return alert.service().isEmpty() && !alert.ci().isEmpty()
        ? correlations.topology().serviceOf(alert.ci())
        : alert.service();
  }

  /** Says what rules must know of an alert besides itself. */
  void announce(AlertFact alert) {
    expectations.announce(alert, rules::insert);
  }

  /** When the next window begins or ends; {@link Long#MAX_VALUE} when none does. */
  long nextDue() {
    return deadlines.first();
  }

  /** Begins and ends the windows that are due at the time. */
  void fallDue(long time) {
    for (Deadlines.Due<String> due = deadlines.next(time);
        due != null;
        due = deadlines.next(time)) {
      Change change = standing.get(due.name());
      if (change instanceof Change.WindowSet window) {
        plan(window);
      } else if (change instanceof Change.WindowPlanned window) {
        planByLabels(window);
      }
    }
  }

  private void plan(Change.WindowSet window) {
    String key = WINDOW + window.id();
    long now = clock.getAsLong();
    if (window.until() <= now) {
      forget(key);
      suppressions.close(window.id());
      return;
    }
    standing.put(key, window);
    if (window.from() <= now) {
      put(key, new MaintenanceFact(window.id(), window.service(), window.reason()));
      suppressions.isOther(window.id());
      deadlines.set(key, window.until());
    } else {
      put(key, null);
      suppressions.close(window.id());
      deadlines.set(key, window.from());
    }
  }

  private void setPriorities(Change.PrioritiesSet set) {
    int cell = 0;
    for (Level impact : List.of(Level.HIGH, Level.MEDIUM, Level.LOW)) {
      for (Level urgency : List.of(Level.HIGH, Level.MEDIUM, Level.LOW)) {
        put(
            PRIORITIES + " " + impact + " " + urgency,
            new MatrixRow(
                impact, urgency, tables.priority(impact, urgency, set.cells().get(cell++))));
      }
    }
  }

  private void setRoutes(List<RouteRow> own) {
    put(
        ROUTES,
        own.isEmpty() && tables.routes().isEmpty() ? null : new Routes(own, tables.routes()));
  }

  private void setPatterns(Change.PatternsSet set) {
    if (standing.put(PATTERNS, set) instanceof Change.PatternsSet before) {
      before.patterns().forEach(pattern -> put("pattern " + pattern.id(), null));
    }
    set.patterns().forEach(pattern -> put("pattern " + pattern.id(), Patterns.fact(pattern)));
    patterns.set(set.patterns());
  }

  private void planByLabels(Change.WindowPlanned window) {
    String key = WINDOW + window.id();
    long now = clock.getAsLong();
    Recurrence.Occurrence next = Recurrence.next(window, Instant.ofEpochMilli(now));
    put(key, null);
    if (next == null) {
      forget(key);
      suppressions.close(window.id());
      return;
    }
    standing.put(key, window);
    long from = next.from().toEpochMilli();
    if (from <= now) {
      suppressions.open(window);
      deadlines.set(key, next.until().toEpochMilli());
    } else {
      suppressions.close(window.id());
      deadlines.set(key, from);
    }
  }

  private void expectOnOtherDays(Expectation expectation) {
    Change given = standing.get(GIVEN + expectation.id());
    apply(given == null ? new Change.ExpectationSet(expectation) : given);
  }

  private void expect(String prefix, Change change, Expectation expectation) {
    String key = prefix + expectation.id();
    standing.put(key, change);
    expectations.set(expectation);
    List<LocalDate> holidays =
        standing.get(HOLIDAYS) instanceof Change.HolidaysSet days ? days.days() : List.of();
    put(key, new ExpectationFact(expectation, holidays, clock.getAsLong()));
  }

  private void forget(String key) {
    standing.remove(key);
    deadlines.cancel(key);
    put(key, null);
  }

  private void put(String key, @Nullable Object fact) {
    FactHandle before = facts.remove(key);
    if (before != null) {
      rules.delete(before);
    }
    if (fact != null) {
      facts.put(key, rules.insert(fact));
    }
  }
}
