package io.belfry.rulepackage;

import io.belfry.engine.Release;
import io.belfry.journal.Change;
import io.belfry.journal.Inbox;
import io.belfry.runbook.RulePackage;
import io.belfry.runbook.Version;
import io.belfry.tenancy.AcrossTenants;
import io.belfry.tenancy.TenantGuard;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * Gives every tenant the default package. A server that ships another one than its predecessor
 * activates it where nobody chose otherwise; elsewhere it is there, tested, for people to activate.
 */
public final class StartingPackage {
  private static final String REASON = "This server ships it.";

  private final DataSource database;
  private final ReleaseStore releases;

  public StartingPackage(DataSource database, ReleaseStore releases) {
    this.database = database;
    this.releases = releases;
  }

  /** Makes sure of it, for every tenant. */
  public void ensure(ShippedRelease shipped, Release release, Instant now) throws SQLException {
    Part part = shipped.defaultPackage();
    AcrossTenants.run(
        database,
        connection -> {
          for (long tenant : tenants(connection)) {
            TenantGuard.bind(connection, tenant);
            ensure(connection, tenant, part, release, now);
          }
          return part;
        });
  }

  private void ensure(Connection connection, long tenant, Part part, Release release, Instant now)
      throws SQLException {
    PackageTables packages = new PackageTables(connection, tenant);
    ReleaseTables tables = new ReleaseTables(connection, tenant);
    List<Part> before = packages.activeParts();
    boolean untouched = !tables.wasChosen();
    Version version = bring(packages, part, now);
    boolean same =
        before.size() == 1
            && before.get(0).version().equals(version.toString())
            && tables.judging().orElse(releases.initial()).equals(release.name());
    boolean others = !untouched && tables.judgesWith(releases.policies(), releases.initial());
    if (same || others || tables.coming().isPresent()) {
      return;
    }
    Parts wanted =
        untouched
            ? new Parts(List.of(new Part(part.name(), version.toString(), part.content())))
            : new Parts(before);
    long id = tables.ask(wanted, Member.belfry(tenant), REASON, false, now);
    if (untouched) {
      // It is compiled already, and nothing is judged yet: no need to have it made ready.
      boolean judges = tables.judging().orElse(releases.initial()).equals(release.name());
      tables.prepares(id, release.name());
      TenantRelease asked = tables.find(id).orElseThrow();
      tables.activate(id, release.name(), now);
      Activator.settle(connection, tenant, asked, now);
      if (!judges) {
        Inbox.leave(connection, tenant, List.of(new Change.Activation(release.name())));
      }
    }
  }

  /** Brings it in under its version, or under the next where that is taken by another content. */
  private static Version bring(PackageTables packages, Part part, Instant now) throws SQLException {
    RulePackage rules = part.read();
    packages.ensurePackage(part.name(), rules.manifest().owner(), true);
    String digest = Digest.of(part.content());
    Version version = Objects.requireNonNull(Version.of(part.version()));
    for (PackageVersion known : packages.versions(part.name())) {
      if (known.digest().equals(digest)) {
        return known.version();
      }
    }
    while (packages.find(part.name(), version).isPresent()) {
      version = version.nextPatch();
    }
    PackageVersion added =
        new PackageVersion(
            part.name(),
            version,
            PackageState.APPROVED,
            rules.manifest().owner(),
            rules.manifest().changelog(),
            "belfry",
            null,
            digest,
            List.of(),
            null,
            now,
            0);
    packages.insert(added, part.content());
    packages.note(added, null, PackageState.APPROVED, now, "belfry", REASON, false);
    return version;
  }

  private static List<Long> tenants(Connection connection) throws SQLException {
    List<Long> tenants = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery("select id from tenant order by id")) {
      while (row.next()) {
        tenants.add(row.getLong(1));
      }
    }
    return tenants;
  }
}
