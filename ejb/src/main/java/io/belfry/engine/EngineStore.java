package io.belfry.engine;

import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What outlasts the engine: the ledger in the server. */
public interface EngineStore {

  /**
   * Where to go on.
   *
   * @param judged every entry up to here is judged and kept, whosever it is
   * @param tenants those that have a checkpoint
   */
  record Resume(long judged, Map<Long, Tenant> tenants) {}

  /**
   * How far a tenant got.
   *
   * @param nextDue when a deadline falls due, as of a snapshot at the checkpoint; null when there
   *     is no snapshot there, and the session must be rebuilt to know
   * @param quarantines all that there ever were
   */
  record Tenant(Checkpoint checkpoint, @Nullable Long nextDue, List<Quarantine> quarantines) {}

  /**
   * What one transaction keeps.
   *
   * @param lane whose progress it is
   * @param number one more than the lane's batch before: if that is there no more, nothing may be
   *     kept
   * @param judged every entry of that lane up to here is judged
   * @param outcomes in the order of their positions
   * @param activity of events, the newest of each, by tenant, that must be there when the snapshots
   *     are
   * @param quarantines that were found since the last batch
   * @param snapshots that must be there when the outcomes are
   */
  record Batch(
      int lane,
      long number,
      long judged,
      List<Outcome> outcomes,
      Map<Long, List<Touch>> activity,
      List<Quarantine> quarantines,
      List<StoredSnapshot> snapshots) {}

  /** Reads where to go on. */
  Resume resume() throws Exception;

  /** Keeps all of it, or nothing and throws. */
  void keep(Batch batch) throws Exception;

  /** How many batches a lane kept so far; nothing can take them away any more. */
  long begin(int lane) throws Exception;

  /**
   * Makes sure that nothing can take away what was kept until now.
   *
   * @param batches how many the lane kept; throws when they are not there any more
   */
  void makeSure(int lane, long batches) throws Exception;

  /** The newest snapshot of the tenant that is not after the checkpoint, or null. */
  @Nullable Snapshot snapshot(long tenant, Checkpoint notAfter) throws Exception;

  /** The first snapshot that was taken right after an entry, or null. */
  @Nullable Snapshot snapshotAt(long tenant, long position) throws Exception;

  /**
   * Keeps how often events were heard of, which may be known later than what came of it. When it
   * returns, nothing can take that away any more. Another thread may call it than the lane's, with
   * one thing after the other.
   *
   * @param batches how many the lane kept at least; throws when they are not there any more
   * @param activity the newest of each event, by tenant
   */
  void keepActivity(int lane, long batches, Map<Long, List<Touch>> activity) throws Exception;

  /**
   * Keeps a snapshot, and drops those that it makes superfluous. If a crash takes it away the ones
   * before it are there again. Another thread may call it than the lane's, after the activity up to
   * it.
   *
   * @param batches how many the lane kept at least; throws when they are not there any more
   */
  void keepSnapshot(int lane, long batches, StoredSnapshot snapshot) throws Exception;
}
