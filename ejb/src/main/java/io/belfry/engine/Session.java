package io.belfry.engine;

import io.belfry.facts.AlertFact;
import io.belfry.facts.Expired;
import io.belfry.facts.Kept;
import io.belfry.facts.correlation.CorrelationTerms;
import io.belfry.facts.expectation.Away;
import io.belfry.facts.expectation.Expectation;
import io.belfry.facts.pattern.Abandoned;
import io.belfry.facts.pattern.Run;
import io.belfry.facts.trend.TrendFact;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.kie.api.KieServices;
import org.kie.api.runtime.ClassObjectFilter;
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
 * each alert, and whatever an alert left in working memory besides what is kept is taken out again.
 * Everything that outlasts an alert is in the {@link Snapshot}.
 */
public final class Session implements AutoCloseable {
  /** More firings for one alert than this means that rules chase each other. */
  static final int MOST_FIRINGS = 10_000;

  /** More holds that end with one alert mean that rules hold and release in turn. */
  private static final int MOST_RELEASES = 10_000;

  private final long tenant;
  private final Release release;
  private final KieSession rules;
  private final SessionPseudoClock clock;
  private final Judgement judgement;
  private final Fates fates;
  private final OpenEvents events = new OpenEvents();
  private final Deadlines<Awaited> awaited = new Deadlines<>();
  private final Holds holds = new Holds();
  private final Deque<String> toRelease = new ArrayDeque<>();
  private final Correlations correlations;
  private final Suppressions suppressions = new Suppressions(holds, events);
  private final Patterns patterns = new Patterns();
  private final Catalogue catalogue;
  private final EventChanges eventChanges;
  private final Ratings ratings;
  private final IdempotencyKeys idempotency = new IdempotencyKeys();
  private final Leftovers leftovers = new Leftovers();
  private final Shared<String> names = new Shared<>(1 << 12);
  private final Set<Spared> spared = new HashSet<>();
  private long position;

  /** Whether what the release's runbooks want to arrive is expected. */
  private boolean expects;

  /** An alert, or with {@link Judgement#NO_ALERT} a deadline's time, that rules are not shown. */
  record Spared(long position, long index) {}

  /** Begins with nothing but what every tenant starts with. */
  public Session(long tenant, Release release) {
    this.tenant = tenant;
    this.release = release;
    KieSessionConfiguration pseudoClock = KieServices.get().newKieSessionConfiguration();
    pseudoClock.setOption(ClockTypeOption.PSEUDO);
    rules = release.rules().newKieSession(pseudoClock, null);
    clock = rules.getSessionClock();
    correlations = new Correlations(events, release.tables());
    catalogue = new Catalogue(rules, clock::getCurrentTime, correlations, suppressions, patterns);
    judgement =
        new Judgement(
            tenant, release.name(), events, holds, correlations, suppressions, new Host());
    suppressions.onWake((name, millis) -> awaited.set(name, clock.getCurrentTime() + millis));
    fates = judgement.fates();
    eventChanges = new EventChanges(events, rules, judgement, correlations, suppressions);
    ratings = new Ratings(events, correlations, rules::insert, () -> fire(Judgement.NO_ALERT));
    rules.setGlobal("decisions", judgement);
    rules.addEventListener(judgement.firings());
    rules.addEventListener(leftovers);
    catalogue.begin(release.tables());
    // The release's parameters are there before anything is judged.
    rules.fireAllRules(MOST_FIRINGS);
  }

  /** Goes on from where the snapshot was taken, maybe with another release. */
  public Session(Release release, Snapshot from) {
    this(from.tenant(), release);
    setClock(from.clock());
    position = from.position();
    from.catalogue().forEach(catalogue::apply);
    events.restoreNumbers(from.numbers());
    for (Snapshot.OpenEvent open : from.events()) {
      TrackedEvent event = new TrackedEvent(open, events.origins());
      events.add(event);
      rules.insert(event.fact());
      correlations.restore(event);
      suppressions.restore(event);
    }
    from.kept().forEach(this::restore);
    from.awaited().forEach(awaited::set);
    lookAgainAtSymptoms();
    from.holds().forEach(holds::restore);
    from.holds().forEach(suppressions::restore);
    from.idempotencyKeys().forEach(idempotency::add);
    rules.fireAllRules(MOST_FIRINGS);
    judgement.startEntry(position);
    judgement.restoreAfterEntry(from.afterEntry());
  }

  private void restore(Kept fact) {
    if (!(fact instanceof TrendFact trend)) {
      rules.insert(fact);
      return;
    }
    TrackedEvent event = events.find(trend.getKey());
    if (event != null) {
      event.goes(trend);
      if (trend.isWorsening()) {
        rules.insert(trend);
      }
    }
  }

  /** An activation may have cleared what explained others. */
  private void lookAgainAtSymptoms() {
    for (String cause : correlations.overWithSymptoms()) {
      Awaited name = new Awaited(Correlations.CAUSE_OVER, cause);
      if (!awaited.has(name)) {
        awaited.set(name, clock.getCurrentTime() + CorrelationTerms.AFTER_CAUSE);
      }
    }
  }

  /**
   * Judges one entry.
   *
   * @return what deadlines before it came to, if anything, and last what the entry came to
   * @throws RuleFault when rules throw, or chase each other; the session is of no use after that
   */
  public List<Outcome> apply(Entry entry) {
    List<Outcome> outcomes = new ArrayList<>();
    if (entry instanceof Entry.Interruption away) {
      outcomes.addAll(advanceTo(away.from()));
      awaited.postpone(away.from(), away.to() - away.from());
      outcomes.addAll(wait(away));
    }
    outcomes.addAll(advanceTo(entry.stamp()));
    position = entry.position();
    judgement.startEntry(position);
    if (entry.tenant() != Entry.EVERY_TENANT) {
      // Who sleeps is not woken by what concerns everybody, and must not begin with it when
      // rebuilt.
      expectWhatRunbooksWant();
    }
    if (entry instanceof Entry.Alerts delivered) {
      int index = 0;
      for (Alert alert : delivered.alerts()) {
        judge(index++, alert, entry.stamp());
      }
    } else if (entry instanceof Entry.Changes made) {
      Set<String> weighed = catalogue.weighedAnew(made);
      made.changes().forEach(this::change);
      expectWhatRunbooksWant();
      fire(Judgement.NO_ALERT);
      abandonRuns(made);
      ratings.follow(made, weighed);
      judgeReleased(Judgement.NO_ALERT);
    }
    outcomes.add(judgement.endStep(entry.stamp()));
    return outcomes;
  }

  /**
   * Moves the clock, through every deadline up to the time.
   *
   * @param time in milliseconds since 1970
   * @return what deadlines came to; those that changed nothing are left out
   */
  public List<Outcome> advanceTo(long time) {
    List<Outcome> outcomes = new ArrayList<>();
    for (long due = nextDue(); due <= time; due = nextDue()) {
      setClock(due);
      judgement.startDeadline(position);
      fallDue(due);
      outcomes.addAll(ended());
    }
    setClock(time);
    return outcomes;
  }

  /** Everything that a session needs to go on from here. */
  public Snapshot snapshot() {
    List<Kept> facts =
        kept()
            .sorted(
                Comparator.comparing((Kept fact) -> fact.getClass().getName())
                    .thenComparing(Kept::keptKey))
            .toList();
    return snapshot(events.inOrder(), awaited.inOrder(), facts);
  }

  /** The same in less time, for whoever only wants to store it. */
  Frozen freeze() {
    return new Frozen(
        snapshot(events.all(), awaited.inNoOrder(), List.of()),
        nextDue(),
        kept().map(Frozen.FrozenFact::of).toList());
  }

  private Snapshot snapshot(
      Collection<TrackedEvent> open, List<Deadlines.Due<Awaited>> due, List<Kept> facts) {
    Map<Awaited, Long> deadlines = new LinkedHashMap<>(due.size() * 2);
    due.forEach(each -> deadlines.put(each.name(), each.time()));
    Map<String, Long> keys = new LinkedHashMap<>(idempotency.size() * 2);
    idempotency.forEach(keys::put);
    return new Snapshot(
        tenant,
        position,
        clock.getCurrentTime(),
        release.name(),
        release.quarantined(),
        judgement.afterEntry(),
        events.numbers(),
        catalogue.changes(),
        open.stream().map(TrackedEvent::asOpen).toList(),
        deadlines,
        List.copyOf(holds.inOrder()),
        keys,
        facts);
  }

  /** Whether rules see them or not. */
  private Stream<Kept> kept() {
    Stream<Kept> seen =
        rules.getObjects(fact -> fact instanceof Kept && !(fact instanceof TrendFact)).stream()
            .map(Kept.class::cast);
    return Stream.concat(
        seen, events.all().stream().map(TrackedEvent::trend).filter(Objects::nonNull));
  }

  /**
   * What people changed, as it concerns this session: who closes an event closes its own event of
   * the same key, and none where it has none. Changes of release are left out.
   */
  public Entry.Changes asOwn(Entry.Changes made) {
    List<Change> own = new ArrayList<>();
    for (Change change : made.changes()) {
      if (change instanceof Change.EventClosed closed) {
        TrackedEvent event = events.find(closed.key());
        // One that opened later they cannot have meant.
        if (event != null && event.state().openedAt() <= closed.at()) {
          own.add(
              new Change.EventClosed(event.id(), closed.key(), closed.at(), closed.knownToFire()));
        }
      } else if (!(change instanceof Change.Activation || change instanceof Change.Preparation)) {
        own.add(change);
      }
    }
    return new Entry.Changes(made.position(), made.tenant(), made.stamp(), own);
  }

  /** Whether alerts of the key join an event. */
  public boolean isOpen(String key) {
    return events.find(key) != null;
  }

  /** The last entry that was applied, 0 when none was. */
  public long position() {
    return position;
  }

  /** In milliseconds since 1970. */
  public long clock() {
    return clock.getCurrentTime();
  }

  /** When something falls due by itself; {@link Long#MAX_VALUE} when nothing does. */
  public long nextDue() {
    return Math.min(catalogue.nextDue(), awaited.first());
  }

  /** What judges here. */
  public Release release() {
    return release;
  }

  /** How often each rule fired since the session began; rules that never did are absent. */
  public Map<String, Long> firings() {
    return judgement.firings().counts();
  }

  /** Facts in working memory; for figures and for tests of what is left behind. */
  public long facts() {
    return rules.getFactCount();
  }

  /** What people keep, as the changes that make it again. */
  List<Change> catalogue() {
    return catalogue.changes();
  }

  /** Facts of a class, in no order. */
  <T> List<T> all(Class<T> type) {
    return rules.getObjects(new ClassObjectFilter(type)).stream().<T>map(type::cast).toList();
  }

  /** Tells of each rule that fires from here on. */
  void listen(Judgement.Firings listener) {
    judgement.listen(listener);
  }

  /** Does not show the alert to the rules: it gets the fate of a rule fault. */
  void spare(Spared alert) {
    spared.add(alert);
  }

  Set<Spared> spared() {
    return spared;
  }

  @Override
  public void close() {
    rules.dispose();
  }

  private void judge(int index, Alert alert, long stamp) {
    if (!alert.idempotencyKey().isEmpty() && !idempotency.add(alert.idempotencyKey(), stamp)) {
      judgement.startAlert(index, alert, null);
      fates.hostDecides(Fate.DUPLICATE, "");
    } else if (spared.contains(new Spared(position, index))) {
      judgement.startAlert(index, alert, null);
      fates.hostDecides(Fate.RULE_FAULT, "Rules of release " + release.name() + " failed.");
    } else {
      AlertFact fact =
          AlertFacts.of(alert, events.same(alert.key()), catalogue.serviceOf(alert), stamp, names);
      judgement.startAlert(index, alert, fact);
      suppressions.forget(alert.key());
      show(fact);
      catalogue.announce(fact);
      fire(index);
    }
    fates.endAlert();
    judgeReleased(index);
  }

  /** Judges again what rules released while the present alert, or deadline, was judged. */
  private void judgeReleased(int index) {
    int releases = 0;
    for (String hold = toRelease.poll(); hold != null; hold = toRelease.poll()) {
      if (++releases > MOST_RELEASES) {
        throw new RuleFault(faulty(index), judgement.firings().lastRule(), releases);
      }
      judgeAgain(hold, index, false);
    }
  }

  private void judgeAgain(String name, int index, boolean spare) {
    Hold hold = holds.take(name);
    if (hold == null) {
      return;
    }
    awaited.cancel(Awaited.endOf(name));
    suppressions.taken(hold);
    if (Suppressions.isStale(hold, clock.getCurrentTime())) {
      return;
    }
    AlertFact fact = hold.last().again(clock.getCurrentTime());
    fates.startAgain(hold, fact);
    if (spare) {
      fates.hostDecides(Fate.RULE_FAULT, "Rules of release " + release.name() + " failed.");
    } else {
      show(fact);
      fire(index);
    }
    fates.endAgain();
  }

  private void show(AlertFact alert) {
    TrackedEvent event = events.find(alert.getKey());
    alert.setEvent(event == null ? null : event.fact());
    suppressions.announce(alert, rules::insert);
    patterns.announce(alert, event == null ? null : event.fact(), rules::insert);
    rules.insert(alert);
  }

  private void abandonRuns(Entry.Changes made) {
    if (made.changes().stream().anyMatch(Change.PatternsSet.class::isInstance)) {
      for (Abandoned each : patterns.abandoned(all(Run.class), events)) {
        rules.insert(each);
        fire(Judgement.NO_ALERT);
      }
    }
  }

  /** What is expected is waited for as long again, by facts as well as by deadlines. */
  private List<Outcome> wait(Entry.Interruption away) {
    judgement.startDeadline(position);
    rules.insert(new Away(away.to() - away.from()));
    fire(Judgement.NO_ALERT);
    return ended();
  }

  private List<Outcome> ended() {
    Outcome outcome = judgement.endStep(clock.getCurrentTime());
    return outcome.isSomething() ? List.of(outcome) : List.of();
  }

  private void change(Change change) {
    if (!eventChanges.apply(change)) {
      catalogue.apply(change);
      // Of what a runbook wants people can say only how, not whether.
      expects = expects && !(change instanceof Change.ExpectationRemoved);
    }
  }

  /** Once with each release, in the first step that it takes. */
  private void expectWhatRunbooksWant() {
    if (!expects) {
      expects = true;
      catalogue.give(release.expectations()).forEach(judgement::given);
      fire(Judgement.NO_ALERT);
    }
  }

  /**
   * Takes over from another release: from now on its runbooks say what is to arrive.
   *
   * @return what that came to
   */
  List<Outcome> takeOver() {
    judgement.startDeadline(position);
    expectWhatRunbooksWant();
    judgeReleased(Judgement.NO_ALERT);
    return ended();
  }

  /** Expects no more than it does already: a replay of the past must not begin anything. */
  void expectNothingNew() {
    expects = true;
  }

  /** What people planned comes first: who is under maintenance is not missed. */
  private void fallDue(long time) {
    if (catalogue.nextDue() <= time) {
      catalogue.fallDue(time);
      fire(Judgement.NO_ALERT);
      judgeReleased(Judgement.NO_ALERT);
    }
    for (Deadlines.Due<Awaited> due = awaited.next(time); due != null; due = awaited.next(time)) {
      boolean spare = spared.contains(new Spared(Judgement.NO_ALERT, due.time()));
      if (due.name().isEndOfHold()) {
        judgeAgain(due.name().key(), Judgement.NO_ALERT, spare);
      } else if (!spare) {
        Awaited name = due.name();
        TrackedEvent of = events.find(name.key());
        rules.insert(
            new Expired(name.what(), name.key(), due.time(), of == null ? null : of.fact()));
        fire(Judgement.NO_ALERT);
      }
      judgeReleased(Judgement.NO_ALERT);
    }
  }

  /** Fires what matches, and takes out what must not outlast it. */
  private void fire(int index) {
    int fired;
    try {
      fired = rules.fireAllRules(MOST_FIRINGS);
    } catch (RuntimeException thrown) {
      throw new RuleFault(
          faulty(index), RuleFault.ruleOf(thrown, judgement.firings().lastRule()), thrown);
    }
    if (fired >= MOST_FIRINGS) {
      throw new RuleFault(faulty(index), judgement.firings().lastRule(), fired);
    }
    leftovers.clear(rules);
  }

  private Spared faulty(int index) {
    return index == Judgement.NO_ALERT
        ? new Spared(Judgement.NO_ALERT, clock.getCurrentTime())
        : new Spared(position, index);
  }

  private void setClock(long time) {
    long step = time - clock.getCurrentTime();
    if (step > 0) {
      clock.advanceTime(step, TimeUnit.MILLISECONDS);
    }
  }

  /** What rules may ask of the session. */
  private final class Host implements RuleHost {
    @Override
    public long now() {
      return clock.getCurrentTime();
    }

    @Override
    public void insertEvent(TrackedEvent event) {
      rules.insert(event.fact());
    }

    @Override
    public void insertAlert(AlertFact alert) {
      show(alert);
    }

    @Override
    public void insert(Object fact) {
      rules.insert(fact);
    }

    @Override
    public void delete(Object fact) {
      FactHandle handle = rules.getFactHandle(fact);
      if (handle != null) {
        rules.delete(handle);
      }
    }

    @Override
    public void release(String hold) {
      toRelease.add(hold);
    }

    @Override
    public void await(Awaited name, long millis) {
      awaited.set(name, clock.getCurrentTime() + Math.max(1, millis));
    }

    @Override
    public void awaitNoMore(Awaited name) {
      awaited.cancel(name);
    }

    @Override
    public void awaitUntil(Awaited name, long time) {
      awaited.set(name, Math.max(time, clock.getCurrentTime() + 1));
    }

    @Override
    public void expect(Expectation expectation) {
      catalogue.apply(new Change.ExpectationSet(expectation));
    }
  }
}
