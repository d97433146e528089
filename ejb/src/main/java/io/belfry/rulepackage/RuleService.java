package io.belfry.rulepackage;

import io.belfry.journal.EntrySource;
import io.belfry.platform.Worker;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import javax.sql.DataSource;

/** Everything about rule packages, put together once. */
public final class RuleService implements AutoCloseable {
  private final Packages packages;
  private final Lifecycle lifecycle;
  private final Activator activator;
  private final Activations activations;
  private final Reviews reviews;
  private final ReviewDesk desk;
  private final Orders orders;
  private final DecidingTables tables;
  private final Drafts drafts;
  private final Procedures procedures;
  private final Worker rounds;

  /**
   * @param journal of what was measured
   */
  public RuleService(
      DataSource database, ReleaseStore releases, InstantSource clock, EntrySource journal) {
    packages = new Packages(database, clock);
    lifecycle = new Lifecycle(database, clock, packages, releases);
    activator = new Activator(database, releases, clock);
    activations = new Activations(database, clock, packages, lifecycle, activator);
    reviews = new Reviews(database, clock, journal);
    desk = new ReviewDesk(database, clock);
    orders = new Orders(database, clock, activator);
    tables = new DecidingTables(database);
    drafts = new Drafts(database, clock, packages, lifecycle);
    procedures = new Procedures(database, clock);
    rounds = new Worker("belfry-reviews", Duration.ofHours(1), this::round);
  }

  /** What versions hold, and how they come in. */
  public Packages packages() {
    return packages;
  }

  /** The way of a version up to its approval. */
  public Lifecycle lifecycle() {
    return lifecycle;
  }

  /** What follows it. */
  public Activations activations() {
    return activations;
  }

  /** What versions would be with files that are still being written. */
  public Drafts drafts() {
    return drafts;
  }

  /** How runbooks do. */
  public Reviews reviews() {
    return reviews;
  }

  /** What must be looked at. */
  public ReviewDesk desk() {
    return desk;
  }

  /** Which package decides before which. */
  public Orders orders() {
    return orders;
  }

  /** Whose tables decide. */
  public DecidingTables tables() {
    return tables;
  }

  /** What people do about a situation. */
  public Procedures procedures() {
    return procedures;
  }

  private boolean round() {
    reviews.raiseOverdue();
    reviews.lookAtYesterday();
    return false;
  }

  /** Hears which releases are ready. */
  public Activator activator() {
    return activator;
  }

  /** Starts what works on its own. */
  public void start() {
    try {
      activator.start();
      rounds.start();
    } catch (SQLException unreachable) {
      throw new IllegalStateException("What was asked for cannot be read", unreachable);
    }
  }

  @Override
  public void close() {
    rounds.close();
    activator.close();
  }
}
