package io.belfry.engine;

import io.belfry.journal.EntrySource;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Tells what is known of a series: by the tenant's session if it has one in memory, else by one
 * that is made from its snapshot for the purpose, one at a time.
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
    KnownSeries known =
        engine
            .ask(tenant, session -> SeriesReader.read(session, question))
            .get(PATIENCE_MILLIS, TimeUnit.MILLISECONDS);
    if (known != null) {
      return known;
    }
    EngineStore.Tenant asleep = store.resume().tenants().get(tenant);
    if (asleep == null) {
      return KnownSeries.NOTHING;
    }
    if (!turn.tryAcquire(PATIENCE_MILLIS, TimeUnit.MILLISECONDS)) {
      throw new TimeoutException("Another session is being looked into");
    }
    try (TenantSession session =
        rebuild.session(tenant, asleep.checkpoint(), asleep.quarantines())) {
      return SeriesReader.read(session.session(), question);
    } finally {
      turn.release();
    }
  }
}
