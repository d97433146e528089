package io.belfry.backtest;

import io.belfry.engine.SeriesInsight;
import io.belfry.exchange.GivenCatalogue;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.rulepackage.Lifecycle;
import io.belfry.rulepackage.Member;
import io.belfry.rulepackage.Packages;
import io.belfry.rulepackage.PackedRelease;
import io.belfry.rulepackage.Parts;
import io.belfry.rulepackage.ReleaseStore;
import io.belfry.rulepackage.RuleService;
import io.belfry.rulepackage.TenantRelease;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Backtests of package versions against what judges. */
public final class BacktestService {
  private static final Duration WAIT = Duration.ofSeconds(5);

  private final SeriesInsight insight;
  private final RuleService rules;
  private final ReleaseStore releases;
  private final Backtests backtests;
  private final InstantSource clock;

  public BacktestService(
      SeriesInsight insight,
      RuleService rules,
      ReleaseStore releases,
      Backtests backtests,
      InstantSource clock) {
    this.insight = insight;
    this.rules = rules;
    this.releases = releases;
    this.backtests = backtests;
    this.clock = clock;
  }

  /** A version over a stretch of the journal; see {@link Backtests#overJournal}. */
  public BacktestRun overJournal(
      Member who, String name, String version, Instant from, Instant until) {
    String asked = "%s %s from %s until %s".formatted(name, version, from, until);
    return backtests.overJournal(order(who, name, version, asked), from, until);
  }

  /**
   * A version over a file; see {@link Backtests#overFile}.
   *
   * @param size of the file in bytes
   * @param given in place of what it is about; null for the catalogue as it is now
   */
  public BacktestRun overFile(
      Member who,
      String name,
      String version,
      Path file,
      long size,
      @Nullable GivenCatalogue given) {
    String asked = "%s %s over a file of %d bytes".formatted(name, version, size);
    List<Change> known = catalogue(who.tenant());
    return given == null
        ? backtests.overFile(order(who, name, version, asked), file, known)
        : backtests.overFile(
            order(who, name, version, asked + " from a given catalogue"), file, given.over(known));
  }

  /**
   * What a version, in which a file is otherwise, would make of alerts that come now, with the
   * catalogue as it is; nothing is kept.
   *
   * @param path of the file; null leaves the version as it is
   * @param body as the API takes alerts
   * @throws io.belfry.platform.Fault not-found; or naming what is wrong with the file or the alerts
   */
  public List<Attempt> attempt(
      Member who, String name, String version, @Nullable String path, byte[] content, byte[] body) {
    Instant now = clock.instant();
    List<Alert> alerts = Attempt.alerts(body, now);
    Lifecycle lifecycle = rules.lifecycle();
    Parts candidate =
        path == null
            ? lifecycle.candidate(who.tenant(), rules.packages().load(who.tenant(), name, version))
            : rules.drafts().candidate(who.tenant(), name, version, path, content);
    return Attempt.run(
        lifecycle.compiled(candidate), catalogue(who.tenant()), alerts, now.toEpochMilli());
  }

  /** All that rules know of the tenant now: the same as those that judge. */
  private List<Change> catalogue(long tenant) {
    try {
      return insight.catalogue(tenant);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      throw new IllegalStateException("The server stops", interrupted);
    } catch (TimeoutException busy) {
      throw Fault.passing(
          ErrorCode.BUSY, "The engine has no time to tell the catalogue. Try again.", WAIT);
    } catch (Exception unreachable) {
      throw new IllegalStateException("The catalogue cannot be read", unreachable);
    }
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
        PackedRelease.of(releases.policies(), candidate),
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
