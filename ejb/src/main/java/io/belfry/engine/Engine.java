package io.belfry.engine;

import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Entry;
import io.belfry.journal.EntrySource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.function.Function;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * Reads the journal in order, has each tenant's session judge, and gives the outcomes to the store.
 * Tenants are spread over lanes, a thread each; a tenant always has the same one.
 */
public final class Engine implements AutoCloseable {
  private static final int WARM_ENTRIES = 400;
  private static final int FEW_ENTRIES = 100;

  private final EntrySource journal;
  private final ReleaseSource releases;
  private final EngineFigures figures = new EngineFigures();
  private final List<Lane> lanes;
  private final Preparations preparations;
  private final List<ExecutorService> beside;

  public Engine(
      EntrySource journal, ReleaseSource releases, EngineStore store, EngineSettings settings) {
    this(journal, releases, store, settings, Preparations.none());
  }

  /**
   * One that makes releases ready beside those that judge.
   *
   * @param listener hears, on threads of their own, which are and which cannot be
   */
  public Engine(
      EntrySource journal,
      ReleaseSource releases,
      EngineStore store,
      EngineSettings settings,
      Preparations.Listener listener) {
    this(
        journal,
        releases,
        store,
        settings,
        new Preparations(
            (release, basis) -> new Preparation(journal, releases, release, basis, listener)));
  }

  private Engine(
      EntrySource journal,
      ReleaseSource releases,
      EngineStore store,
      EngineSettings settings,
      Preparations preparations) {
    this.preparations = preparations;
    this.journal = journal;
    this.releases = releases;
    this.beside = IntStream.range(0, settings.lanes()).mapToObj(Engine::besideLane).toList();
    this.lanes =
        IntStream.range(0, settings.lanes())
            .mapToObj(
                number ->
                    new Lane(
                        number,
                        journal,
                        releases,
                        store,
                        settings,
                        figures,
                        preparations,
                        beside.get(number),
                        () -> journal.release(position())))
            .toList();
  }

  private static ExecutorService besideLane(int number) {
    return Executors.newSingleThreadExecutor(
        task -> new Thread(task, "belfry-beside-engine-" + number));
  }

  /** Starts judging; {@link #isReady} tells when sessions stand where the ledger does. */
  public void start() {
    lanes.forEach(
        lane -> {
          journal.onProgress(lane::wake);
          lane.start();
        });
  }

  /**
   * Has a session that nobody sees judge for a moment. The first alert of a server's life would
   * wait a second for classes to be loaded and rules to be linked; a person waits behind it.
   */
  public void warmUp() {
    try (Session session = new Session(0, releases.get(releases.initial()))) {
      for (int position = 1; position <= WARM_ENTRIES; position++) {
        String key = "warm-" + position % 10;
        Status status = position % 4 == 0 ? Status.RESOLVED : Status.FIRING;
        Alert alert =
            new Alert("belfry", "Warm", key, status, Severity.MINOR, key, "", "", Map.of(), 0, "");
        session.apply(new Entry.Alerts(position, 0, position, List.of(alert)));
      }
      SnapshotCodec.decode(session.freeze().stored().body());
    }
  }

  /** The position up to which everything is judged and kept. */
  public long position() {
    return lanes.stream().mapToLong(Lane::position).min().orElseThrow();
  }

  /** The stamp of the last entry that is judged and kept, in milliseconds since 1970. */
  public long time() {
    return lanes.stream().mapToLong(Lane::time).min().orElseThrow();
  }

  /** Asks a tenant's session, between what it judges; null where it has none in memory. */
  <T> CompletableFuture<@Nullable T> ask(long tenant, Function<Session, T> about) {
    return lanes.get(Math.floorMod(tenant, lanes.size())).ask(tenant, about);
  }

  /** How many releases are made ready now. */
  public int preparing() {
    return preparations.count();
  }

  /** Whether sessions stand where the ledger does. */
  public boolean isReady() {
    return lanes.stream().allMatch(Lane::isReady);
  }

  /** Whether more than a moment's worth of the journal waits to be judged. */
  public boolean isBehind() {
    return journal.end() - position() > FEW_ENTRIES;
  }

  /** What the engine has done since the server started. */
  public EngineFigures figures() {
    return figures;
  }

  /** The release that judges who was never told another. */
  public String release() {
    return releases.initial();
  }

  /** Stops judging; what sessions hold is snapshotted, so that the next start need not replay. */
  @Override
  public void close() {
    lanes.forEach(Lane::stop);
    lanes.forEach(Lane::join);
    beside.forEach(ExecutorService::shutdown);
    preparations.stopAll();
  }
}
