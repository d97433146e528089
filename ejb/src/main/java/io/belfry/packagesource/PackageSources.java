package io.belfry.packagesource;

import io.belfry.audit.AuditLog;
import io.belfry.audit.Deed;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Json;
import io.belfry.platform.Length;
import io.belfry.platform.Line;
import io.belfry.platform.OutboundAddresses;
import io.belfry.platform.Vault;
import io.belfry.platform.Versions;
import io.belfry.rulepackage.Member;
import io.belfry.tenancy.OfTenant;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** Where packages are pulled from. */
public final class PackageSources {
  private static final long LEAST = 60_000;
  private static final long MOST = 7 * 86_400_000L;
  private static final int LONGEST = 200;
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  // What Git takes for the name of a branch, without what shells and patterns care for.
  private static final Pattern BRANCH =
      Pattern.compile("(?!.*(?:\\.\\.|//|\\.lock(?:/|$)))[\\w][\\w./+-]{0,199}(?<![./])");
  private static final Pattern PATH = Pattern.compile("(?:[\\w][\\w.-]*)(?:/[\\w][\\w.-]*){0,9}");

  private final DataSource database;
  private final Vault vault;
  private final OutboundAddresses addresses;
  private final SourcePulls pulls;
  private final InstantSource clock;

  public PackageSources(
      DataSource database,
      Vault vault,
      OutboundAddresses addresses,
      SourcePulls pulls,
      InstantSource clock) {
    this.database = database;
    this.vault = vault;
    this.addresses = addresses;
    this.pulls = pulls;
    this.clock = clock;
  }

  /**
   * Returns that of a package.
   *
   * @throws Fault not-found
   */
  public PackageSource get(long tenant, String name) {
    return row(tenant, name).source();
  }

  /**
   * Says where a package comes from; it is pulled in a moment.
   *
   * @param rowVersion that the change was decided on, or null for whichever it is
   * @throws Fault invalid-value; precondition-failed
   */
  public PackageSource put(
      Member who, String name, @Nullable Integer rowVersion, SourceDraft draft) {
    if (!NAME.matcher(name).matches()) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "name",
          "No package is called (%s)".formatted(Line.shown(name)),
          "Use small letters, digits and dashes");
    }
    String address = addresses.read("address", draft.address()).toString();
    String branch = fit("branch", draft.branch() == null ? "main" : draft.branch().strip(), BRANCH);
    String path = draft.path() == null ? "" : draft.path().strip();
    if (!path.isEmpty()) {
      fit("path", path, PATH);
    }
    long every = Length.of("every", draft.every() == null ? "15m" : draft.every(), LEAST, MOST);
    return OfTenant.run(
        database,
        who.tenant(),
        connection -> {
          SourceTables tables = new SourceTables(connection);
          Optional<SourceTables.Row> before = tables.hold(who.tenant(), name);
          require(name, rowVersion, before);
          byte[] sealed = sealed(who.tenant(), name, address, draft, before.orElse(null));
          tables.put(
              new PackageSource(
                  who.tenant(),
                  name,
                  address,
                  branch,
                  path,
                  every,
                  sealed != null,
                  who.actor(),
                  who.person(),
                  clock.instant(),
                  null,
                  null,
                  null,
                  null,
                  null,
                  0),
              sealed);
          PackageSource now = tables.find(who.tenant(), name).orElseThrow().source();
          seal(
              connection,
              who,
              name,
              "package.source-set",
              Map.of("branch", branch, "path", path, "every", Length.text(every)));
          return now;
        });
  }

  /**
   * Pulls it no more; its versions stay.
   *
   * @param rowVersion that the change was decided on, or null for whichever it is
   * @throws Fault not-found; precondition-failed
   */
  public void remove(Member who, String name, @Nullable Integer rowVersion) {
    int unused =
        OfTenant.run(
            database,
            who.tenant(),
            connection -> {
              SourceTables tables = new SourceTables(connection);
              SourceTables.Row before =
                  tables.hold(who.tenant(), name).orElseThrow(() -> missing(name));
              require(name, rowVersion, Optional.of(before));
              tables.remove(who.tenant(), name);
              seal(connection, who, name, "package.source-removed", Map.of());
              return 1;
            });
  }

  /**
   * Pulls it now, and waits for that.
   *
   * @throws Fault not-found
   */
  public PackageSource pull(long tenant, String name) {
    pulls.pull(row(tenant, name));
    return get(tenant, name);
  }

  private SourceTables.Row row(long tenant, String name) {
    Optional<SourceTables.Row> found =
        Line.isFit(name)
            ? OfTenant.run(
                database, tenant, connection -> new SourceTables(connection).find(tenant, name))
            : Optional.empty();
    return found.orElseThrow(() -> missing(name));
  }

  private static void require(
      String name, @Nullable Integer rowVersion, Optional<SourceTables.Row> before) {
    String what = "The source of the package (%s)".formatted(Line.shown(name));
    if (before.isEmpty() && rowVersion != null) {
      throw new Fault(
          ErrorCode.PRECONDITION_FAILED, what + " is not there. Send If-Match: * to add it.");
    } else if (before.isPresent()) {
      Versions.require(rowVersion, before.get().source().rowVersion(), what);
    }
  }

  /** Whoever changes the address does not send the old token there. */
  private byte @Nullable [] sealed(
      long tenant,
      String name,
      String address,
      SourceDraft draft,
      SourceTables.@Nullable Row before) {
    SignIn known =
        before == null || !before.source().address().equals(address)
            ? null
            : SignIn.open(vault, tenant, name, before.sealed());
    String token = draft.token() == null ? (known == null ? "" : known.token()) : draft.token();
    if (token.isBlank()) {
      return null;
    }
    String user = draft.user() == null ? (known == null ? "git" : known.user()) : draft.user();
    return new SignIn(Line.of("user", user, LONGEST), Line.of("token", token, 10 * LONGEST))
        .seal(vault, tenant, name);
  }

  private void seal(
      Connection connection, Member who, String name, String what, Map<String, Object> detail)
      throws SQLException {
    AuditLog.append(
        connection,
        who.tenant(),
        List.of(
            new Deed(clock.instant(), who.actor(), what, "package:" + name, Json.write(detail))));
  }

  private static String fit(String field, String text, Pattern pattern) {
    if (text.length() > LONGEST || !pattern.matcher(text).matches()) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          field,
          "The %s (%s) is none that Belfry reads".formatted(field, Line.shown(text)),
          "Use letters, digits, dots, dashes and slashes, without one at the end");
    }
    return text;
  }

  private static Fault missing(String name) {
    return new Fault(
        ErrorCode.NOT_FOUND,
        "The package (%s) is pulled from nowhere.".formatted(Line.shown(name)));
  }
}
