package io.belfry.backtest;

import io.belfry.rulepackage.Lifecycle;
import io.belfry.rulepackage.Member;
import io.belfry.rulepackage.Packages;
import io.belfry.rulepackage.Parts;
import io.belfry.rulepackage.ReleaseStore;
import io.belfry.rulepackage.RuleService;
import io.belfry.rulepackage.TenantRelease;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import javax.sql.DataSource;

/** Backtests of package versions against what judges. */
public final class BacktestService {
  private final DataSource database;
  private final RuleService rules;
  private final ReleaseStore releases;
  private final Backtests backtests;

  public BacktestService(
      DataSource database, RuleService rules, ReleaseStore releases, Backtests backtests) {
    this.database = database;
    this.rules = rules;
    this.releases = releases;
    this.backtests = backtests;
  }

  /** A version over a stretch of the journal; see {@link Backtests#overJournal}. */
  public BacktestRun overJournal(
      Member who, String name, String version, Instant from, Instant until) {
    String asked = "%s %s from %s until %s".formatted(name, version, from, until);
    return backtests.overJournal(order(who, name, version, asked), from, until);
  }

  /** A version over a file, with the catalogue as it is now; see {@link Backtests#overFile}. */
  public BacktestRun overFile(Member who, String name, String version, byte[] file) {
    String asked = "%s %s over a file of %d bytes".formatted(name, version, file.length);
    return backtests.overFile(
        order(who, name, version, asked), file, PresentCatalogue.of(database, who.tenant()));
  }

  private Backtests.Order order(Member who, String name, String version, String asked) {
    Packages.Loaded loaded = rules.packages().load(who.tenant(), name, version);
    Lifecycle lifecycle = rules.lifecycle();
    Parts candidate = lifecycle.candidate(who.tenant(), loaded);
    TenantRelease active = rules.activations().active(who.tenant());
    return new Backtests.Order(
        who.tenant(),
        who.actor(),
        Objects.requireNonNull(active.name()),
        () -> candidate.compile(releases.policies()),
        asked);
  }

  /** See {@link Backtests#list}. */
  public List<BacktestRun> list(long tenant) {
    return backtests.list(tenant);
  }

  /** See {@link Backtests#get}. */
  public BacktestRun get(long tenant, UUID id) {
    return backtests.get(tenant, id);
  }

  /** See {@link Backtests#cancel}. */
  public void cancel(long tenant, UUID id) {
    backtests.cancel(tenant, id);
  }
}
