package io.belfry.engine;

import io.belfry.facts.AlertFact;
import io.belfry.facts.DefaultOwner;
import io.belfry.facts.Draft;
import io.belfry.facts.MaintenanceFact;
import io.belfry.facts.RunbookMatch;
import io.belfry.facts.ServiceFact;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieServices;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectDeletedEvent;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.KieSessionConfiguration;
import org.kie.api.runtime.conf.ClockTypeOption;
import org.kie.api.runtime.rule.FactHandle;
import org.kie.api.time.SessionPseudoClock;

/**
 * One tenant's working memory, and the only door into it. Not safe for use by several threads at
 * once.
 *
 * <p>The clock moves to each deadline and to each entry's stamp, never by itself. Rules fire after
 * each alert, and whatever an alert left in working memory besides events is taken out again.
 */
public final class Session implements AutoCloseable {
  /** More firings for one alert than this means that rules chase each other. */
  static final int MOST_FIRINGS = 10_000;

  private final KieSession rules;
  private final SessionPseudoClock clock;
  private final Judgement judgement;
  private final Deadlines deadlines = new Deadlines();
  private final Map<String, FactHandle> catalogue = new HashMap<>();
  private final Map<Object, FactHandle> passing = new HashMap<>();

  public Session(long tenant, Release release) {
    KieSessionConfiguration pseudoClock = KieServices.get().newKieSessionConfiguration();
    pseudoClock.setOption(ClockTypeOption.PSEUDO);
    rules = release.rules().newKieSession(pseudoClock, null);
    clock = rules.getSessionClock();
    judgement = new Judgement(tenant, release.name(), rules::insert);
    rules.setGlobal("decisions", judgement);
    rules.addEventListener(judgement);
    rules.addEventListener(new PassingFacts());
    ItilDefaults.rows().forEach(rules::insert);
    put("default-owner", new DefaultOwner(ItilDefaults.OWNER));
  }

  /** Judges one entry. */
  public Outcome apply(Entry entry) {
    judgement.startEntry(entry.position());
    advanceTo(entry.stamp());
    if (entry instanceof Entry.Alerts delivered) {
      int index = 0;
      for (Alert alert : delivered.alerts()) {
        judge(index++, alert, entry.stamp());
      }
    } else if (entry instanceof Entry.Changes made) {
      made.changes().forEach(this::change);
    }
    return judgement.endEntry(entry.stamp());
  }

  /** Moves the clock, through every deadline up to the time; in milliseconds since 1970. */
  public void advanceTo(long time) {
    for (Deadlines.Due due = deadlines.next(time); due != null; due = deadlines.next(time)) {
      setClock(due.time());
      due.action().run();
    }
    setClock(time);
  }

  /** How often each rule fired since the session began; rules that never did are absent. */
  public Map<String, Long> firings() {
    return Map.copyOf(judgement.firings());
  }

  /** Facts in working memory; for figures and for tests of what is left behind. */
  public long facts() {
    return rules.getFactCount();
  }

  @Override
  public void close() {
    rules.dispose();
  }

  private void judge(int index, Alert alert, long stamp) {
    judgement.startAlert(index, alert);
    AlertFact fact =
        new AlertFact(
            stamp,
            alert.source(),
            alert.type(),
            alert.key(),
            alert.status(),
            alert.severity(),
            alert.summary(),
            alert.service(),
            alert.ci(),
            alert.labels(),
            alert.startsAt());
    rules.insert(fact);
    if (rules.fireAllRules(MOST_FIRINGS) >= MOST_FIRINGS) {
      judgement.fault("Its rules were stopped after %d firings.".formatted(MOST_FIRINGS));
    }
    for (FactHandle left : List.copyOf(passing.values())) {
      rules.delete(left);
    }
    judgement.endAlert();
  }

  private void change(Change change) {
    if (change instanceof Change.ServiceSet service) {
      put(
          "service " + service.name(),
          new ServiceFact(service.name(), service.ownerTeam(), service.criticality()));
    } else if (change instanceof Change.ServiceRemoved service) {
      put("service " + service.name(), null);
    } else if (change instanceof Change.DefaultOwnerSet owner) {
      put("default-owner", new DefaultOwner(owner.team()));
    } else if (change instanceof Change.WindowSet window) {
      plan(window);
    } else if (change instanceof Change.WindowRemoved window) {
      deadlines.cancel("window " + window.id());
      put("window " + window.id(), null);
    }
  }

  private void plan(Change.WindowSet window) {
    String key = "window " + window.id();
    put(key, null);
    if (window.until() <= clock.getCurrentTime()) {
      deadlines.cancel(key);
      return;
    }
    deadlines.set(
        key,
        window.from(),
        () -> {
          put(key, new MaintenanceFact(window.id(), window.service(), window.reason()));
          deadlines.set(key, window.until(), () -> put(key, null));
        });
    advanceTo(clock.getCurrentTime());
  }

  private void put(String key, @Nullable Object fact) {
    FactHandle before = catalogue.remove(key);
    if (before != null) {
      rules.delete(before);
    }
    if (fact != null) {
      catalogue.put(key, rules.insert(fact));
    }
  }

  private void setClock(long time) {
    long step = time - clock.getCurrentTime();
    if (step > 0) {
      clock.advanceTime(step, TimeUnit.MILLISECONDS);
    }
  }

  /** Knows what must not outlast its alert. */
  private final class PassingFacts extends DefaultRuleRuntimeEventListener {
    @Override
    public void objectInserted(ObjectInsertedEvent event) {
      Object fact = event.getObject();
      if (fact instanceof AlertFact || fact instanceof Draft || fact instanceof RunbookMatch) {
        passing.put(fact, event.getFactHandle());
      }
    }

    @Override
    public void objectDeleted(ObjectDeletedEvent event) {
      passing.remove(event.getOldObject());
    }
  }
}
