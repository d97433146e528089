package io.belfry.journal;

import java.util.List;

/** One row of the journal. */
public sealed interface Entry {

  /** Where it stands; positions only grow, without gaps. */
  long position();

  /** Whose it is. */
  long tenant();

  /**
   * When it was stored, in milliseconds since 1970; never less than that of an earlier position.
   */
  long stamp();

  /** What one request delivered. */
  record Alerts(long position, long tenant, long stamp, List<Alert> alerts) implements Entry {}

  /** What one transaction of people changed. */
  record Changes(long position, long tenant, long stamp, List<Change> changes) implements Entry {}
}
