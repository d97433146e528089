package io.belfry.rulepackage;

import io.belfry.engine.Engine;
import io.belfry.engine.EngineSettings;
import io.belfry.engine.Release;
import io.belfry.journal.Journal;
import io.belfry.journal.JournalSettings;
import io.belfry.journal.SampleAlerts;
import io.belfry.ledger.Ledger;
import io.belfry.platform.TestDatabase;
import io.belfry.platform.Vault;
import io.belfry.runbook.SampleReleases;
import io.belfry.tenancy.AcrossTenants;
import java.nio.file.Path;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/** Journal, engine, ledger and rule packages over a fresh database, with three people. */
final class RuleWorkshop implements AutoCloseable {
  final PGSimpleDataSource database;
  final ReleaseStore releases;
  final RuleService rules;
  final Member author;
  final Member second;
  final Member stranger;
  private final Journal journal;
  private final Engine engine;

  /** Opens it over a database of its own, with the key of a directory. */
  RuleWorkshop(Path data) throws Exception {
    this(TestDatabase.fresh(), data);
  }

  /** Opens it as a server does at its start. */
  RuleWorkshop(PGSimpleDataSource database, Path data) throws Exception {
    this(database, data, SamplePackage.jar());
  }

  /** The same, of a server that ships another default package. */
  RuleWorkshop(PGSimpleDataSource database, Path data, byte[] jar) throws Exception {
    this.database = database;
    AcrossTenants.run(
        database,
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.execute(
                "insert into team (tenant_id, id, name) values (1, 'shop-team', 'Shop'),"
                    + " (1, 'other-team', 'Other'), (1, 'operations', 'Operations')"
                    + " on conflict do nothing");
          }
        });
    author = new Member(1, "user:1", 1L, true, true, true);
    second = new Member(1, "user:2", 2L, true, true, true);
    stranger = new Member(1, "user:3", 3L, true, false, false);
    InstantSource clock = InstantSource.system();
    ShippedRelease shipped = new ShippedRelease(SampleReleases.policies(), jar);
    releases = new ReleaseStore(database, Vault.open(data));
    Release release = releases.begin(shipped).join();
    releases.ship(shipped, release);
    new StartingPackage(database, releases).ensure(shipped, release, Instant.now());
    journal = Journal.open(database, clock, JournalSettings.defaults());
    rules = new RuleService(database, releases, clock, journal);
    Ledger ledger = Ledger.open(database, journal.head().epoch(), 1, List.of());
    engine =
        new Engine(
            journal,
            releases,
            ledger,
            new EngineSettings(1, 1_000, Duration.ofMinutes(10)),
            rules.activator());
    engine.start();
    rules.start();
  }

  /** Somebody who writes rules and takes turns in the rotation of a team, and no more. */
  Member memberOf(String team, long person) throws Exception {
    execute(
        "insert into rotation (tenant_id, team, zone, starts_on, handover, members)"
            + " values (1, '%s', 'UTC', '2026-01-01', '08:00', array[%d]::bigint[])"
                .formatted(team, person)
            + " on conflict (tenant_id, team) do update"
            + " set members = rotation.members || excluded.members");
    return new Member(1, "user:" + person, person, true, false, false);
  }

  /** Somebody who may approve what others did. */
  Member memberWhoApproves(long person) {
    return new Member(1, "user:" + person, person, true, true, false);
  }

  /** Brings a version in and has it approved. */
  PackageVersion approved(byte[] zip) {
    PackageVersion version = rules.packages().upload(author, zip);
    String number = version.version().toString();
    rules.lifecycle().verify(author, version.name(), number);
    rules.lifecycle().test(author, version.name(), number);
    return rules.lifecycle().approve(second, version.name(), number, "");
  }

  /** Waits until a release is no longer on its way. */
  TenantRelease settled(long id) throws Exception {
    long until = System.nanoTime() + TimeUnit.SECONDS.toNanos(120);
    while (true) {
      TenantRelease now =
          rules.activations().list(1, Long.MAX_VALUE, 50).stream()
              .filter(release -> release.id() == id)
              .findFirst()
              .orElseThrow();
      boolean coming = now.state().equals("compiling") || now.state().equals("preparing");
      if (!coming) {
        settleInbox();
        return now;
      }
      if (System.nanoTime() > until) {
        throw new AssertionError("It is still on its way: " + now);
      }
      Thread.sleep(20);
    }
  }

  private void settleInbox() throws Exception {
    while (count("select count(*) from inbox") > 0) {
      Thread.sleep(10);
    }
  }

  /** Sends an alert and returns the runbook of its event; null when none knows it. */
  @Nullable String runbookOf(String type, String key) throws Exception {
    long position = journal.append(SampleAlerts.request(SampleAlerts.ofType(type, key))).get();
    while (engine.position() < position) {
      Thread.sleep(5);
    }
    return AcrossTenants.run(
        database,
        connection -> {
          try (PreparedStatement select =
              connection.prepareStatement(
                  "select runbook from event where tenant_id = 1 and key = ?")) {
            select.setString(1, key);
            try (ResultSet row = select.executeQuery()) {
              row.next();
              return row.getString(1);
            }
          }
        });
  }

  /** Who did what with what, as the audit log has it, the first first. */
  List<String> sealed() throws Exception {
    return AcrossTenants.run(
        database,
        connection -> {
          List<String> sealed = new ArrayList<>();
          try (Statement statement = connection.createStatement();
              ResultSet row =
                  statement.executeQuery(
                      "select concat_ws(' ', actor, what, object) from audit_log"
                          + " where tenant_id = 1 order by sequence")) {
            while (row.next()) {
              sealed.add(row.getString(1));
            }
          }
          return sealed;
        });
  }

  long count(String sql) throws Exception {
    return AcrossTenants.run(
        database,
        connection -> {
          try (Statement statement = connection.createStatement();
              ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getLong(1);
          }
        });
  }

  void execute(String sql) throws Exception {
    AcrossTenants.run(
        database,
        connection -> {
          try (Statement statement = connection.createStatement()) {
            return statement.executeUpdate(sql);
          }
        });
  }

  @Override
  public void close() {
    journal.close();
    rules.close();
    engine.close();
  }
}
