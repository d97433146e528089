package io.belfry.packagesource;

import io.belfry.platform.Fault;
import io.belfry.platform.OutboundAddresses;
import io.belfry.platform.Texts;
import io.belfry.platform.Vault;
import io.belfry.platform.Worker;
import io.belfry.rulepackage.Packages;
import io.belfry.tenancy.AcrossTenants;
import io.belfry.tenancy.OfTenant;
import java.sql.SQLException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Pulls each source when it is due. A pull is claimed by writing when the next one is due, so that
 * of two servers one does it; what came of it stands in its row.
 */
public final class SourcePulls implements AutoCloseable {
  private static final int LONGEST_FAILURE = 1_000;

  private final DataSource database;
  private final Vault vault;
  private final InstantSource clock;
  private final GitPull git;
  private final Drafts drafts;
  private final Worker worker =
      new Worker("belfry-package-pulls", Duration.ofSeconds(30), () -> pullWhatIsDue() > 0);

  /**
   * What a pull came to. What is null stays as it was.
   *
   * @param failure null when it went well
   */
  record Result(
      @Nullable String commit,
      @Nullable String digest,
      @Nullable String version,
      @Nullable String failure) {}

  public SourcePulls(
      DataSource database,
      Packages packages,
      Vault vault,
      OutboundAddresses addresses,
      InstantSource clock) {
    this(database, packages, vault, addresses, PullLimits.USUAL, clock);
  }

  SourcePulls(
      DataSource database,
      Packages packages,
      Vault vault,
      OutboundAddresses addresses,
      PullLimits limits,
      InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.clock = clock;
    this.git = new GitPull(addresses, limits, clock);
    this.drafts = new Drafts(packages);
  }

  /** Starts the worker. */
  public void start() {
    worker.start();
  }

  @Override
  public void close() {
    worker.close();
  }

  /** Pulls what is due, a few at a time; returns how many those were. */
  int pullWhatIsDue() throws SQLException {
    List<SourceTables.Row> due =
        AcrossTenants.run(
            database, connection -> new SourceTables(connection).claim(clock.instant()));
    due.forEach(this::pull);
    return due.size();
  }

  /** Pulls one now, and notes what came of it. */
  void pull(SourceTables.Row row) {
    PackageSource source = row.source();
    Result result = result(row);
    int unused =
        OfTenant.run(
            database,
            source.tenant(),
            connection -> {
              new SourceTables(connection).note(source, clock.instant(), result);
              return 1;
            });
  }

  private Result result(SourceTables.Row row) {
    PackageSource source = row.source();
    GitPull.Pulled pulled = null;
    try {
      SignIn signIn = SignIn.open(vault, source.tenant(), source.name(), row.sealed());
      pulled = git.of(source, signIn, source.commit());
      if (pulled == null) {
        // Whatever was wrong with it still is.
        return new Result(null, null, null, source.failure());
      }
      return drafts.of(source, pulled);
    } catch (PullFailure | Fault failure) {
      String message =
          failure instanceof Fault fault ? fault.detail() : String.valueOf(failure.getMessage());
      return new Result(
          pulled == null ? null : pulled.commit(), null, null, Texts.cut(message, LONGEST_FAILURE));
    }
  }
}
