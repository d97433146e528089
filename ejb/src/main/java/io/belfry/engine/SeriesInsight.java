package io.belfry.engine;

import io.belfry.journal.Change;
import io.belfry.journal.EntrySource;
import java.util.List;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.Function;

/**
 * Tells what is known of a series, and of the catalogue: by the tenant's session if it has one in
 * memory, else by one that is made from its snapshot for the purpose, one at a time.
 */
public final class SeriesInsight {
  private static final long PATIENCE_MILLIS = 2_000;

  private final Engine engine;
  private final Rebuild rebuild;
  private final EngineStore store;
  private final Semaphore turn = new Semaphore(1);

  /** Creates it from what it works with. */
  public SeriesInsight(
      Engine engine, EntrySource journal, ReleaseSource releases, EngineStore store) {
    this.engine = engine;
    this.rebuild = new Rebuild(journal, releases, store);
    this.store = store;
  }

  /**
   * Tells of a series.
   *
   * @throws TimeoutException when the engine has no time for it now
   * @throws Exception when journal or store cannot be read now
   */
  public KnownSeries of(long tenant, SeriesQuestion question) throws Exception {
    return about(tenant, session -> SeriesReader.read(session, question), KnownSeries.NOTHING);
  }

  /**
   * Tells what rules know that people keep: services, windows, topology, tables and the rest, as
   * the changes that make it. What runbooks of the release expect is left out: another release
   * expects something else.
   *
   * @throws TimeoutException when the engine has no time for it now
   * @throws Exception when journal or store cannot be read now
   */
  public List<Change> catalogue(long tenant) throws Exception {
    return about(tenant, Session::catalogue, List.<Change>of()).stream()
        .filter(change -> !(change instanceof Change.ExpectationGiven))
        .toList();
  }

  private <T> T about(long tenant, Function<Session, T> question, T nothing) throws Exception {
    T known = engine.ask(tenant, question).get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    if (known != null) {
      return known;
    }
    EngineStore.Tenant asleep = store.resume().tenants().get(tenant);
    if (asleep == null) {
      return nothing;
    }
    if (!turn.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
      throw new TimeoutException("Another session is being looked into");
    }
    try (TenantSession session =
        rebuild.session(tenant, asleep.checkpoint(), asleep.quarantines())) {
      return question.apply(session.session());
    } finally {
      turn.release();
    }
  }
}
