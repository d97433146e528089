package io.belfry.rulepackage;

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
  private final Worker rounds;

  public RuleService(DataSource database, ReleaseStore releases, InstantSource clock) {
    packages = new Packages(database, clock);
    lifecycle = new Lifecycle(database, clock, packages, releases);
    activator = new Activator(database, releases, clock);
    activations = new Activations(database, clock, packages, lifecycle, activator);
    reviews = new Reviews(database, clock);
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

  /** How runbooks do. */
  public Reviews reviews() {
    return reviews;
  }

  private boolean round() throws SQLException {
    reviews.raiseOverdue();
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
