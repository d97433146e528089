package io.belfry.rulepackage;

import io.belfry.platform.ShortMemory;
import io.belfry.runbook.Procedure;
import io.belfry.runbook.Runbook;
import io.belfry.tenancy.OfTenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;
import javax.sql.DataSource;

/** What people do about a situation, as the runbooks say that judge now. */
public final class Procedures {
  private static final int MOST_VERSIONS = 64;
  private static final Duration REMEMBERED = Duration.ofHours(1);

  private final DataSource database;
  private final InstantSource clock;

  /** By tenant, package and version, for versions never change and reading one takes long. */
  private final ShortMemory<Map<String, Runbook>> read = new ShortMemory<>(MOST_VERSIONS);

  Procedures(DataSource database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /**
   * A runbook's procedure.
   *
   * @param packageName whose it is
   */
  public record Found(String title, String packageName, Procedure procedure) {}

  /** Returns the procedure of a runbook; empty when no package of the tenant has it any more. */
  public Optional<Found> of(long tenant, String runbook) {
    return OfTenant.run(database, tenant, connection -> find(connection, tenant, runbook));
  }

  private Optional<Found> find(Connection connection, long tenant, String runbook)
      throws SQLException {
    PackageTables tables = new PackageTables(connection, tenant);
    for (PackageVersion version : tables.active()) {
      Runbook found = runbooks(tables, tenant, version).get(runbook);
      if (found != null) {
        return Optional.of(new Found(found.title(), version.name(), found.procedure()));
      }
    }
    return Optional.empty();
  }

  private Map<String, Runbook> runbooks(PackageTables tables, long tenant, PackageVersion version)
      throws SQLException {
    String key = "%d/%s".formatted(tenant, version.title());
    Instant now = clock.instant();
    Optional<Map<String, Runbook>> known = read.get(key, now);
    if (known.isPresent()) {
      return known.get();
    }
    Map<String, Runbook> runbooks =
        Edition.of(tables.content(version.name(), version.version())).rules().runbooks().stream()
            .collect(Collectors.toMap(Runbook::id, Function.identity()));
    read.put(key, runbooks, now.plus(REMEMBERED), now);
    return runbooks;
  }
}
