package io.belfry.engine;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A ledger in memory, which can be told to fail, or to lose what it kept last as a crash does.
 * Snapshots go through their encoding.
 */
final class RememberedStore implements EngineStore {
  private final List<Outcome> kept = new ArrayList<>();
  private final Map<Long, Checkpoint> checkpoints = new TreeMap<>();
  private final Map<Long, List<Quarantine>> quarantines = new TreeMap<>();
  private final Map<Long, List<StoredSnapshot>> snapshots = new TreeMap<>();
  private final Deque<Runnable> uncertain = new ArrayDeque<>();

  /** The newest of each event, by tenant and event. */
  private final Map<String, Touch> activity = new TreeMap<>();

  private long judged;
  private long batches;
  private boolean failing;

  void failNextTime() {
    failing = true;
  }

  void recover() {
    failing = false;
  }

  /**
   * Takes back some of what did not wait for the disk, and tells nobody; false when all of it did.
   */
  boolean lose(Random random) {
    int lost = uncertain.isEmpty() ? 0 : 1 + random.nextInt(uncertain.size());
    for (int i = 0; i < lost; i++) {
      uncertain.pop().run();
    }
    return lost > 0;
  }

  /** What was kept, as text, an outcome a line. */
  List<String> canonical() {
    return kept.stream()
        .filter(Outcome::isSomething)
        .sorted(
            Comparator.comparingLong(Outcome::tenant)
                .thenComparingLong(Outcome::position)
                .thenComparingLong(Outcome::stamp))
        .map(
            outcome ->
                "%d %d %d %s\n  judged %s\n  released %s\n  decisions %s\n  events %s\n  touched %s\n  expectations %s"
                    .formatted(
                        outcome.tenant(),
                        outcome.position(),
                        outcome.stamp(),
                        outcome.release(),
                        outcome.judged().stream()
                            .map(
                                j ->
                                    j.fate()
                                        + " "
                                        + j.rule()
                                        + " "
                                        + j.event()
                                        + " "
                                        + j.reason()
                                        + j.hold())
                            .collect(Collectors.joining("; ")),
                        outcome.released(),
                        outcome.decisions(),
                        outcome.events(),
                        outcome.touched(),
                        outcome.expectations()))
        .toList();
  }

  List<Outcome> kept() {
    return kept;
  }

  /** How often each event was heard of, as far as that was kept. */
  Map<String, Touch> activity() {
    return activity;
  }

  List<Quarantine> quarantines() {
    return quarantines.values().stream().flatMap(List::stream).toList();
  }

  @Override
  public synchronized Resume resume() {
    Map<Long, Tenant> tenants = new TreeMap<>();
    checkpoints.forEach(
        (tenant, checkpoint) -> {
          StoredSnapshot last = newest(tenant, checkpoint);
          boolean there = last != null && last.position() == checkpoint.position();
          tenants.put(
              tenant,
              new Tenant(
                  checkpoint,
                  there && Objects.requireNonNull(last).clock() >= checkpoint.clock()
                      ? last.nextDue()
                      : null,
                  quarantines.getOrDefault(tenant, List.of())));
        });
    return new Resume(judged, tenants);
  }

  @Override
  public synchronized void keep(Batch batch) {
    if (failing) {
      failing = false;
      throw new IllegalStateException("as the test wants");
    }
    makeSureOf(batch.number() - 1);
    remember();
    for (Outcome outcome : batch.outcomes()) {
      kept.add(outcome);
      checkpoints.put(outcome.tenant(), new Checkpoint(outcome.position(), outcome.stamp()));
      for (EventState event : outcome.events()) {
        activity.put(
            outcome.tenant() + " " + event.id(),
            new Touch(event.id(), event.alerts(), event.lastAlertAt()));
      }
    }
    batch
        .quarantines()
        .forEach(
            each -> quarantines.computeIfAbsent(each.tenant(), t -> new ArrayList<>()).add(each));
    batch
        .activity()
        .forEach(
            (tenant, each) ->
                each.forEach(touch -> activity.put(tenant + " " + touch.event(), touch)));
    batch.snapshots().forEach(this::take);
    judged = batch.judged();
    batches = batch.number();
  }

  @Override
  public synchronized long begin(int lane) {
    uncertain.clear();
    return batches;
  }

  @Override
  public synchronized void makeSure(int lane, long number) {
    makeSureOf(number);
    uncertain.clear();
  }

  private void makeSureOf(long number) {
    if (batches != number) {
      throw new IllegalStateException("Batch " + number + " is lost");
    }
  }

  /** How it is now, for when what comes next is lost. */
  private void remember() {
    long judgedThen = judged;
    long batchesThen = batches;
    int keptThen = kept.size();
    Map<Long, Checkpoint> checkpointsThen = new TreeMap<>(checkpoints);
    Map<Long, Integer> quarantinesThen = sizes(quarantines);
    Map<Long, Integer> snapshotsThen = sizes(snapshots);
    Map<String, Touch> activityThen = new TreeMap<>(activity);
    uncertain.push(
        () -> {
          judged = judgedThen;
          batches = batchesThen;
          kept.subList(keptThen, kept.size()).clear();
          checkpoints.clear();
          checkpoints.putAll(checkpointsThen);
          cut(quarantines, quarantinesThen);
          cut(snapshots, snapshotsThen);
          activity.clear();
          activity.putAll(activityThen);
        });
  }

  private static <T> Map<Long, Integer> sizes(Map<Long, List<T>> lists) {
    Map<Long, Integer> sizes = new TreeMap<>();
    lists.forEach((tenant, list) -> sizes.put(tenant, list.size()));
    return sizes;
  }

  private static <T> void cut(Map<Long, List<T>> lists, Map<Long, Integer> sizes) {
    lists.forEach(
        (tenant, list) -> list.subList(sizes.getOrDefault(tenant, 0), list.size()).clear());
  }

  @Override
  public synchronized @Nullable Snapshot snapshot(long tenant, Checkpoint notAfter) {
    StoredSnapshot taken = newest(tenant, notAfter);
    return taken == null ? null : SnapshotCodec.decode(taken.body());
  }

  @Override
  public synchronized @Nullable Snapshot snapshotAt(long tenant, long position) {
    return snapshots.getOrDefault(tenant, List.of()).stream()
        .filter(taken -> taken.position() == position)
        .findFirst()
        .map(taken -> SnapshotCodec.decode(taken.body()))
        .orElse(null);
  }

  @Override
  public synchronized void keepActivity(int lane, long number, Map<Long, List<Touch>> touches) {
    makeSureBeside(number);
    // It waits for the disk, and with it all that came before.
    uncertain.clear();
    take(touches);
  }

  @Override
  public synchronized void keepSnapshot(int lane, long number, StoredSnapshot snapshot) {
    makeSureBeside(number);
    remember();
    take(snapshot);
  }

  private void makeSureBeside(long number) {
    if (failing) {
      failing = false;
      throw new IllegalStateException("as the test wants");
    }
    if (batches < number) {
      throw new IllegalStateException("Batch " + number + " is lost");
    }
  }

  private void take(Map<Long, List<Touch>> touches) {
    touches.forEach(
        (tenant, each) ->
            each.forEach(
                touch ->
                    activity.merge(
                        tenant + " " + touch.event(),
                        touch,
                        (there, late) -> there.alerts() <= late.alerts() ? late : there)));
  }

  private void take(StoredSnapshot snapshot) {
    snapshots.computeIfAbsent(snapshot.tenant(), t -> new ArrayList<>()).add(snapshot);
  }

  private @Nullable StoredSnapshot newest(long tenant, Checkpoint notAfter) {
    return snapshots.getOrDefault(tenant, List.of()).stream()
        .filter(taken -> taken.position() <= notAfter.position())
        .max(
            Comparator.comparingLong(StoredSnapshot::position)
                .thenComparingLong(StoredSnapshot::clock))
        .orElse(null);
  }
}
