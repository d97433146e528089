package io.belfry.rulepackage;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.platform.Versions;
import io.belfry.runbook.PackageZip;
import io.belfry.runbook.RulePackage;
import io.belfry.runbook.Version;
import io.belfry.tenancy.OfTenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** The packages of tenants: what they hold, and how versions come in. Versions never change. */
public final class Packages {
  private final DataSource database;
  private final InstantSource clock;

  /** A version, and what it holds. */
  public record Loaded(PackageVersion version, RulePackage rules, byte[] content) {}

  public Packages(DataSource database, InstantSource clock) {
    this.database = database;
    this.clock = clock;
  }

  /** All versions of all packages, the newest of each first. */
  public List<PackageVersion> list(long tenant) {
    return OfTenant.run(
        database, tenant, connection -> new PackageTables(connection, tenant).all());
  }

  /**
   * The versions of a package, the newest first.
   *
   * @throws Fault not-found
   */
  public List<PackageVersion> versions(long tenant, String name) {
    List<PackageVersion> versions =
        Line.isFit(name)
            ? OfTenant.run(
                database,
                tenant,
                connection -> new PackageTables(connection, tenant).versions(name))
            : List.of();
    if (versions.isEmpty()) {
      throw new Fault(ErrorCode.NOT_FOUND, "There is no package (" + Line.shown(name) + ").");
    }
    return versions;
  }

  /**
   * A version with all that it holds.
   *
   * @throws Fault not-found
   */
  public Loaded load(long tenant, String name, String version) {
    return OfTenant.run(
        database,
        tenant,
        connection -> {
          PackageTables tables = new PackageTables(connection, tenant);
          PackageVersion found = found(tables.find(name, number(version)), name, version);
          byte[] content = tables.content(found.name(), found.version());
          return new Loaded(found, Edition.of(content).rules(), content);
        });
  }

  /** Who moved which version, the newest first. */
  public List<PackageMove> history(long tenant, String name) {
    versions(tenant, name);
    return OfTenant.run(
        database, tenant, connection -> new PackageTables(connection, tenant).history(name));
  }

  /**
   * Takes in a zip as a draft. The same zip again is the same version.
   *
   * @throws Fault with all that is wrong with it; conflict when the version has another content
   */
  public PackageVersion upload(Member who, byte[] zip) {
    Edition edition = Edition.of(zip);
    return OfTenant.run(
        database,
        who.tenant(),
        connection -> bring(connection, who, edition, "upload", "uploaded"));
  }

  /**
   * Makes a draft of the next version, in which a file is otherwise.
   *
   * @param rowVersion that the change was decided on, or null for whichever it is
   * @param content null takes the file out
   * @throws Fault not-found; precondition-failed; or with all that is wrong with it
   */
  public PackageVersion edit(
      Member who,
      String name,
      String base,
      @Nullable Integer rowVersion,
      String path,
      byte @Nullable [] content) {
    return OfTenant.run(
        database,
        who.tenant(),
        connection -> {
          PackageTables tables = new PackageTables(connection, who.tenant());
          PackageVersion before = found(tables.find(name, number(base)), name, base);
          Versions.require(rowVersion, before.rowVersion(), "The version " + before.title());
          List<Version> taken =
              tables.versions(name).stream().map(PackageVersion::version).toList();
          Edition edition =
              Edition.after(
                  Edition.of(tables.content(name, before.version())),
                  path,
                  content,
                  version -> !taken.contains(version));
          return bring(connection, who, edition, "edit", "edited from " + before.version());
        });
  }

  private PackageVersion bring(
      Connection connection, Member who, Edition edition, String action, String how)
      throws SQLException {
    PackageTables tables = new PackageTables(connection, who.tenant());
    String name = edition.rules().manifest().name();
    String digest = Digest.of(edition.content());
    Optional<PackageVersion> taken = tables.hold(name, edition.version());
    if (taken.isPresent()) {
      if (taken.get().digest().equals(digest)) {
        return taken.get();
      }
      throw Fault.ofField(
          ErrorCode.CONFLICT,
          "version",
          "The version (%s) is there with another content".formatted(taken.get().title()),
          "Versions never change; raise the version in package.yaml");
    }
    String owner = edition.rules().manifest().owner();
    tables.ensurePackage(name, owner, false);
    tables.insert(
        new PackageVersion(
            name,
            edition.version(),
            PackageState.DRAFT,
            owner,
            edition.rules().manifest().changelog(),
            who.actor(),
            who.person(),
            digest,
            List.of(),
            null,
            clock.instant(),
            0),
        edition.content());
    PackageVersion added = tables.find(name, edition.version()).orElseThrow();
    tables.note(added, null, PackageState.DRAFT, clock.instant(), who.actor(), how, false);
    Seals.of(connection, who, clock.instant(), action, added, Map.of());
    return added;
  }

  /** One of its files. */
  public static byte[] file(Loaded loaded, String path) {
    byte[] content = PackageZip.unpack(loaded.content()).get(path);
    if (content == null) {
      throw new Fault(
          ErrorCode.NOT_FOUND,
          "The version %s has no file (%s).".formatted(loaded.version().title(), Line.shown(path)));
    }
    return content;
  }

  static Version number(String version) {
    Version number = Version.of(version);
    if (number == null) {
      throw new Fault(
          ErrorCode.NOT_FOUND,
          "There is no version (%s). Versions are as in 1.4.0.".formatted(Line.shown(version)));
    }
    return number;
  }

  static PackageVersion found(Optional<PackageVersion> version, String name, String number) {
    return version.orElseThrow(
        () ->
            new Fault(
                ErrorCode.NOT_FOUND,
                "There is no version (%s) of a package (%s)."
                    .formatted(Line.shown(number), Line.shown(name))));
  }
}
