package io.belfry.engine;

import io.belfry.journal.Entry;
import io.belfry.journal.EntrySource;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;

/**
 * A lane's tenants. Those that get alerts have a session in memory; the others are a snapshot and
 * the time of their next deadline. It takes single steps, so that a test can be its thread.
 */
final class Residents {
  private static final System.Logger log = System.getLogger(Residents.class.getName());
  private static final int ROWS_A_READ = 1_000;
  private static final int ALERTS_A_BATCH = 2_000;
  private static final long A_SECOND_NANOS = 1_000_000_000L;

  private final int lane;
  private final EntrySource journal;
  private final EngineStore store;
  private final EngineSettings settings;
  private final EngineFigures figures;
  private final Rebuild rebuild;
  private final LazyWriter lazy;

  private final Map<Long, TenantSession> sessions = new TreeMap<>();
  private final Map<Long, Dormant> dormant = new TreeMap<>();
  private final Map<Long, List<Quarantine>> quarantines = new HashMap<>();

  private final List<Outcome> outcomes = new ArrayList<>();
  private final Activity activity = new Activity();
  private final List<Quarantine> found = new ArrayList<>();
  private final List<StoredSnapshot> snapshots = new ArrayList<>();
  private int alerts;
  private long judged;
  private long batches;
  private long keptAt;
  private boolean sure;
  private long reached;
  private long time;

  /** A tenant without a session. */
  private record Dormant(Checkpoint checkpoint, long nextDue) {}

  Residents(
      int lane,
      EntrySource journal,
      ReleaseSource releases,
      EngineStore store,
      EngineSettings settings,
      EngineFigures figures) {
    this(lane, journal, releases, store, settings, figures, Preparations.none(), Runnable::run);
  }

  /**
   * @param beside keeps what no alert should wait for, one thing after the other
   */
  Residents(
      int lane,
      EntrySource journal,
      ReleaseSource releases,
      EngineStore store,
      EngineSettings settings,
      EngineFigures figures,
      Preparations preparations,
      Executor beside) {
    this.lane = lane;
    this.journal = journal;
    this.store = store;
    this.settings = settings;
    this.figures = figures;
    this.rebuild = new Rebuild(journal, releases, store, preparations);
    this.lazy = new LazyWriter(beside);
  }

  /** Every entry of the lane up to here is judged and kept. */
  long judged() {
    return judged;
  }

  /** The stamp of the last entry that is judged, in milliseconds since 1970. */
  long time() {
    return time;
  }

  /** Finds out where to go on, and rebuilds whoever may have something due. */
  void resume() throws Exception {
    batches = store.begin(lane);
    sure = true;
    EngineStore.Resume resume = store.resume();
    judged = resume.judged();
    reached = judged;
    for (Map.Entry<Long, EngineStore.Tenant> each : resume.tenants().entrySet()) {
      long tenant = each.getKey();
      if (!isMine(tenant)) {
        continue;
      }
      EngineStore.Tenant state = each.getValue();
      quarantines.put(tenant, new ArrayList<>(state.quarantines()));
      Long nextDue = state.nextDue();
      dormant.put(
          tenant, new Dormant(state.checkpoint(), nextDue == null ? Long.MIN_VALUE : nextDue));
      if (nextDue == null) {
        session(tenant);
      }
    }
  }

  /** Judges what the journal has, up to a bound, and keeps it; false when there was nothing. */
  boolean judgeMore() throws Exception {
    List<Entry> entries = journal.read(judged, ROWS_A_READ);
    if (entries.isEmpty()) {
      return false;
    }
    for (Entry entry : entries) {
      if (entry.tenant() == Entry.EVERY_TENANT) {
        for (Long tenant : List.copyOf(sessions.keySet())) {
          judge(tenant, entry);
        }
      } else if (isMine(entry.tenant())) {
        judge(entry.tenant(), entry);
      }
      reached = entry.position();
      time = entry.stamp();
      if (alerts >= ALERTS_A_BATCH || !snapshots.isEmpty()) {
        keep(entry.position());
      }
    }
    keep(entries.get(entries.size() - 1).position());
    keepLazily();
    return true;
  }

  /** Lets time pass for everybody, when everything that was journalled is judged. */
  void lookAtDeadlines() throws Exception {
    long now = journal.watermark();
    if (journal.end() > judged) {
      return;
    }
    if (!sure && System.nanoTime() - keptAt >= A_SECOND_NANOS) {
      makeSure();
    }
    for (Map.Entry<Long, Dormant> each : List.copyOf(dormant.entrySet())) {
      if (each.getValue().nextDue() <= now) {
        session(each.getKey());
      }
    }
    for (Long tenant : List.copyOf(sessions.keySet())) {
      if (session(tenant).session().nextDue() <= now) {
        take(tenant, () -> session(tenant).advanceTo(now));
      }
    }
    if (!outcomes.isEmpty() || !found.isEmpty()) {
      keep(judged);
    }
    keepLazily();
    dropTheIdle(now);
  }

  /** As long as more is kept each commit looks for the one before it; the last one has none. */
  void makeSure() throws Exception {
    store.makeSure(lane, batches);
    sure = true;
  }

  /** Snapshots whoever has a session, so that the next start need not replay. */
  void retire() throws Exception {
    for (Long tenant : List.copyOf(sessions.keySet())) {
      drop(tenant);
    }
  }

  /** Forgets everything that is in memory. */
  void discard() {
    lazy.forget();
    sessions.values().forEach(TenantSession::close);
    sessions.clear();
    dormant.clear();
    quarantines.clear();
    outcomes.clear();
    activity.clear();
    found.clear();
    snapshots.clear();
    alerts = 0;
  }

  /** A tenant's session, null when it is none in memory. */
  @Nullable Session inMemory(long tenant) {
    TenantSession session = sessions.get(tenant);
    return session == null ? null : session.session();
  }

  /** Sessions in memory, for figures. */
  int resident() {
    return sessions.size();
  }

  private boolean isMine(long tenant) {
    return Math.floorMod(tenant, settings.lanes()) == lane;
  }

  private void judge(long tenant, Entry entry) throws Exception {
    Dormant asleep = dormant.get(tenant);
    if (asleep != null && asleep.checkpoint().position() >= entry.position()) {
      return;
    }
    TenantSession session = session(tenant);
    if (session.done().position() >= entry.position()) {
      return;
    }
    take(tenant, () -> session(tenant).apply(entry));
    TenantSession after = session(tenant);
    if (after.wantsSnapshot()) {
      // Recovery never crosses an activation, and what is made ready may have to be made again.
      snapshots.add(after.session().freeze().stored());
      after.snapshotTaken();
    }
  }

  @FunctionalInterface
  private interface Step {
    List<Outcome> take() throws Exception;
  }

  /** Takes a step, and where rules fail takes it again without them. */
  private void take(long tenant, Step step) throws Exception {
    while (true) {
      try {
        for (Outcome outcome : step.take()) {
          outcomes.add(outcome);
          activity.count(outcome);
          alerts += outcome.judged().size();
        }
        return;
      } catch (RuleFault fault) {
        quarantine(tenant, fault);
      }
    }
  }

  private void quarantine(long tenant, RuleFault fault) throws Exception {
    TenantSession failed = session(tenant);
    Release release = failed.session().release();
    String runbook = release.variants().runbookOf(fault.rule());
    Session.Spared where = fault.where();
    boolean deadline = where.position() == Judgement.NO_ALERT;
    Quarantine quarantine =
        new Quarantine(
            tenant,
            deadline ? failed.session().position() : where.position(),
            deadline ? Judgement.NO_ALERT : (int) where.index(),
            failed.session().clock(),
            runbook == null || release.quarantined().contains(runbook) ? "" : runbook,
            String.valueOf(fault.getMessage()));
    log.log(System.Logger.Level.ERROR, "Rules failed and are left out: {0}", quarantine, fault);
    found.add(quarantine);
    quarantinesOf(tenant).add(quarantine);
    Checkpoint done = failed.done();
    failed.close();
    sessions.put(tenant, rebuild.session(tenant, done, quarantinesOf(tenant), activity::count));
  }

  private List<Quarantine> quarantinesOf(long tenant) {
    return quarantines.computeIfAbsent(tenant, id -> new ArrayList<>());
  }

  private TenantSession session(long tenant) throws Exception {
    TenantSession session = sessions.get(tenant);
    if (session == null) {
      Dormant asleep = dormant.remove(tenant);
      Checkpoint checkpoint = asleep == null ? Checkpoint.START : asleep.checkpoint();
      session = rebuild.session(tenant, checkpoint, quarantinesOf(tenant), activity::count);
      sessions.put(tenant, session);
      if (asleep != null) {
        catchUp(tenant, checkpoint.position());
      }
    }
    return sessions.getOrDefault(tenant, session);
  }

  /** What concerned every tenant while this one slept. */
  private void catchUp(long tenant, long after) throws Exception {
    long slept = after;
    while (slept < reached) {
      List<Entry> missed = journal.read(tenant, slept, reached, ROWS_A_READ);
      if (missed.isEmpty()) {
        return;
      }
      for (Entry entry : missed) {
        take(tenant, () -> session(tenant).apply(entry));
        slept = entry.position();
      }
    }
  }

  private void keep(long upTo) throws Exception {
    Map<Long, List<Touch>> touches = Map.of();
    if (!snapshots.isEmpty()) {
      // A replay that begins there does not find again what was heard of before.
      lazy.await();
      touches = activity.take();
    }
    store.keep(
        new EngineStore.Batch(
            lane,
            batches + 1,
            upTo,
            List.copyOf(outcomes),
            touches,
            List.copyOf(found),
            List.copyOf(snapshots)));
    figures.judged(alerts);
    batches++;
    judged = upTo;
    keptAt = System.nanoTime();
    sure = false;
    outcomes.clear();
    found.clear();
    snapshots.clear();
    alerts = 0;
  }

  /** Everything that was judged so far is kept, but for this. */
  private void keepLazily() throws Exception {
    if (!lazy.isIdle()) {
      return;
    }
    TenantSession busy = busiest();
    if (busy != null) {
      keepSnapshot(busy.session());
      busy.snapshotTaken();
    } else if (!activity.isEmpty() && lazy.isRested()) {
      keepActivity();
    }
  }

  private @Nullable TenantSession busiest() {
    return sessions.values().stream()
        .filter(session -> session.alertsSinceSnapshot() >= settings.snapshotAlerts())
        .max(Comparator.comparingInt(TenantSession::alertsSinceSnapshot))
        .orElse(null);
  }

  private void keepActivity() {
    Map<Long, List<Touch>> touches = activity.take();
    long number = batches;
    lazy.soon(() -> store.keepActivity(lane, number, touches));
  }

  private void keepSnapshot(Session session) {
    Frozen frozen = session.freeze();
    Map<Long, List<Touch>> touches = activity.take();
    long number = batches;
    lazy.soon(
        () -> store.keepActivity(lane, number, touches),
        () -> store.keepSnapshot(lane, number, frozen.stored()));
  }

  private void dropTheIdle(long now) throws Exception {
    for (Map.Entry<Long, TenantSession> each : List.copyOf(sessions.entrySet())) {
      if (now - each.getValue().lastEntry() > settings.idle().toMillis()) {
        drop(each.getKey());
      }
    }
  }

  private void drop(long tenant) throws Exception {
    TenantSession session = session(tenant);
    if (session.done().position() > 0) {
      lazy.await();
      if (!activity.isEmpty()) {
        store.keepActivity(lane, batches, activity.take());
      }
      store.keepSnapshot(lane, batches, session.session().freeze().stored());
    }
    sessions.remove(tenant);
    dormant.put(tenant, new Dormant(session.done(), session.session().nextDue()));
    session.close();
  }
}
