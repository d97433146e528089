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

  /**
   * Belfry could not accept alerts for a while, so that silence then means nothing. It is
   * everybody's: its tenant is {@link #EVERY_TENANT}.
   *
   * @param from in milliseconds since 1970
   * @param to in milliseconds since 1970
   */
  record Interruption(long position, long stamp, long from, long to) implements Entry {
    @Override
    public long tenant() {
      return EVERY_TENANT;
    }
  }

  /** The tenant of what concerns all. */
  long EVERY_TENANT = 0;
}
