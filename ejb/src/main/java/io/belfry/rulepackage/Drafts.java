package io.belfry.rulepackage;

import io.belfry.runbook.Flaw;
import io.belfry.runbook.PackageCheck;
import io.belfry.runbook.PackageException;
import io.belfry.runbook.PackageReader;
import io.belfry.runbook.PackageZip;
import io.belfry.runbook.RulePackage;
import io.belfry.runbook.World;
import io.belfry.tenancy.OfTenant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import javax.sql.DataSource;

/** What a version would be with a file that somebody is still writing; nothing is kept. */
public final class Drafts {
  private final DataSource database;
  private final InstantSource clock;
  private final Packages packages;
  private final Lifecycle lifecycle;

  Drafts(DataSource database, InstantSource clock, Packages packages, Lifecycle lifecycle) {
    this.database = database;
    this.clock = clock;
    this.packages = packages;
    this.lifecycle = lifecycle;
  }

  /**
   * All that is wrong with a version in which a file is otherwise, as {@link Lifecycle#verify}
   * finds it, but without compiling.
   *
   * @throws io.belfry.platform.Fault not-found
   */
  public List<Flaw> check(long tenant, String name, String version, String path, byte[] content) {
    Packages.Loaded base = packages.load(tenant, name, version);
    RulePackage rules;
    try {
      rules = PackageReader.read(with(base, path, content));
    } catch (PackageException wrong) {
      return wrong.flaws();
    }
    World world = OfTenant.run(database, tenant, connection -> Worlds.of(connection, tenant));
    LocalDate today = LocalDate.ofInstant(clock.instant(), ZoneOffset.UTC);
    List<Flaw> flaws = new ArrayList<>(PackageCheck.verify(rules, world, today));
    flaws.addAll(
        PackageCheck.conflicts(
            candidate(tenant, base, path, content).list().stream().map(Part::read).toList()));
    return flaws;
  }

  /**
   * What would judge if a version, in which a file is otherwise, were active.
   *
   * @throws io.belfry.platform.Fault not-found; or with all that is wrong with it
   */
  public Parts candidate(long tenant, String name, String version, String path, byte[] content) {
    return candidate(tenant, packages.load(tenant, name, version), path, content);
  }

  private Parts candidate(long tenant, Packages.Loaded base, String path, byte[] content) {
    Edition edition = Edition.of(PackageZip.pack(with(base, path, content)));
    return lifecycle.candidate(
        tenant, new Packages.Loaded(base.version(), edition.rules(), edition.content()));
  }

  private static SortedMap<String, byte[]> with(Packages.Loaded base, String path, byte[] content) {
    SortedMap<String, byte[]> files = new TreeMap<>(base.rules().files());
    files.put(path, content);
    return files;
  }
}
