package io.belfry.startup;

import io.belfry.backtest.BacktestService;
import io.belfry.backtest.Backtests;
import io.belfry.catalogue.CatalogueBootstrap;
import io.belfry.channel.Seal;
import io.belfry.engine.Decision;
import io.belfry.engine.DecisionKind;
import io.belfry.engine.Engine;
import io.belfry.engine.EngineSettings;
import io.belfry.engine.EventState;
import io.belfry.engine.Outcome;
import io.belfry.engine.Rehearsal;
import io.belfry.engine.Release;
import io.belfry.engine.SeriesInsight;
import io.belfry.engine.Trace;
import io.belfry.escalation.EscalationWriter;
import io.belfry.escalation.Escalations;
import io.belfry.event.AlertPlaces;
import io.belfry.event.LiveStream;
import io.belfry.handling.Aftermath;
import io.belfry.handling.DueHandlings;
import io.belfry.identity.IdentityBootstrap;
import io.belfry.identity.TokenAuthenticator;
import io.belfry.incident.IncidentMirror;
import io.belfry.incident.IncidentRuling;
import io.belfry.incident.IncidentWriter;
import io.belfry.intake.Intake;
import io.belfry.journal.Journal;
import io.belfry.journal.JournalSettings;
import io.belfry.ledger.Ledger;
import io.belfry.mail.MailListener;
import io.belfry.mail.MailSettings;
import io.belfry.measure.BeginningWriter;
import io.belfry.notification.ChannelChecks;
import io.belfry.notification.Notifiers;
import io.belfry.notification.Outbox;
import io.belfry.notification.OutboxWriter;
import io.belfry.notification.PagerFollower;
import io.belfry.notification.Recipients;
import io.belfry.platform.Clock;
import io.belfry.platform.Settings;
import io.belfry.platform.TableStatistics;
import io.belfry.platform.Vault;
import io.belfry.response.ResponseWriter;
import io.belfry.retention.Retention;
import io.belfry.retention.RetentionSettings;
import io.belfry.rulepackage.RecordWishes;
import io.belfry.rulepackage.ReleaseStore;
import io.belfry.rulepackage.RuleService;
import io.belfry.rulepackage.ShippedRelease;
import io.belfry.rulepackage.StartingPackage;
import io.belfry.sighting.Sightings;
import io.belfry.telling.TellingWriter;
import io.belfry.telling.Tellings;
import io.belfry.watch.OwnService;
import io.belfry.watch.Watchman;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.sql.SQLException;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import javax.sql.DataSource;
import org.flywaydb.core.Flyway;

/** The running server. Everything is made here once, in the order in which an alert meets it. */
@Singleton
@Startup
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init") // made by start(), which the container calls before all else
public class Belfry {
  private static final System.Logger log = System.getLogger(Belfry.class.getName());

  /** Some ten seconds of judging; snapshots are much closer together. */
  private static final long MOST_ALERTS_A_TRACE = 500_000;

  @Resource(lookup = "java:jboss/datasources/BelfryJournal")
  private DataSource database;

  @Inject private Clock clock;
  @Inject private Settings settings;
  @Inject private Vault vault;
  @Inject private IdentityBootstrap identity;
  @Inject private CatalogueBootstrap catalogue;
  @Inject private LiveStream live;
  @Inject private TokenAuthenticator tokens;

  private final Aftermath aftermath = new Aftermath();
  private Journal journal;
  private Ledger ledger;
  private RuleService rules;
  private Backtests backtests;
  private BacktestService backtestService;
  private Engine engine;
  private Trace trace;
  private Rehearsal rehearsal;
  private SeriesInsight insight;
  private Notifiers notifiers;
  private Outbox outbox;
  private ChannelChecks channelChecks;
  private Escalations escalations;
  private DueHandlings due;
  private PagerFollower pagers;
  private IncidentRuling incidents;
  private IncidentMirror mirror;
  private Tellings tellings;
  private AlertPlaces alertPlaces;
  private Retention retention;
  private TableStatistics statistics;
  private Sightings sightings;
  private Intake intake;
  private MailListener mail;
  private Watchman watchman;

  @PostConstruct
  void start() {
    ShippedRelease shipped = ShippedRelease.carried();
    ReleaseStore releases = new ReleaseStore(database, vault);
    CompletableFuture<Release> release = releases.begin(shipped);
    Flyway.configure(Belfry.class.getClassLoader()).dataSource(database).load().migrate();
    identity.run();
    catalogue.run();
    InstantSource time = clock::now;
    EngineSettings engineSettings = EngineSettings.of(settings);
    try {
      releases.ship(shipped, release.join());
      new StartingPackage(database, releases).ensure(shipped, release.join(), clock.now());
      OwnService.ensure(database);
      journal = Journal.open(database, time, JournalSettings.defaults(), FreeSpace.of(settings));
      ledger =
          Ledger.open(
              database,
              journal.head().epoch(),
              engineSettings.lanes(),
              List.of(
                  new ResponseWriter(),
                  new OutboxWriter(),
                  new EscalationWriter(),
                  new IncidentWriter(),
                  new BeginningWriter(),
                  new TellingWriter(),
                  aftermath));
    } catch (SQLException unreachable) {
      throw new IllegalStateException("The journal cannot be opened", unreachable);
    }
    notifiers = Notifiers.of(settings, time);
    channelChecks = new ChannelChecks(database, notifiers, new Seal(vault), time);
    outbox =
        new Outbox(
            database, notifiers, Recipients.of(settings, vault), time, new SplittableRandom());
    escalations = new Escalations(database, time, outbox::wake);
    pagers = new PagerFollower(database, time, outbox::wake);
    incidents = new IncidentRuling(database, time, live::publish, new RecordWishes()::wants);
    tellings = new Tellings(database, time, outbox::wake);
    mirror = new IncidentMirror(database, time, outbox::wake);
    rules = new RuleService(database, releases, time, journal);
    engine = new Engine(journal, releases, ledger, engineSettings, rules.activator());
    rehearsal = new Rehearsal(journal, releases, ledger);
    backtests =
        new Backtests(
            database,
            journal,
            ledger,
            releases::packed,
            time,
            settings.number("BELFRY_BACKTEST_MEMORY", 1024, 256, 65_536));
    trace = new Trace(journal, releases, ledger, MOST_ALERTS_A_TRACE);
    insight = new SeriesInsight(engine, journal, releases, ledger);
    backtestService = new BacktestService(insight, rules, releases, backtests, time);
    due = new DueHandlings(database, time, DueHandlings.patience(settings), live::publish);
    alertPlaces = new AlertPlaces(database, engine::isBehind, this::tellAlerts);
    ledger.onKept(this::tell);
    sightings = new Sightings(database, time).started();
    intake = new Intake(journal, time, sightings);
    mail = new MailListener(MailSettings.of(settings), tokens, intake);
    watchman = new Watchman(database, journal, engine, intake, settings, clock);
    statistics = new TableStatistics(database);
    statistics.start();
    outbox.start();
    due.start();
    alertPlaces.start();
    engine.warmUp();
    engine.start();
    rules.start();
    startBacktests();
    retention = new Retention(database, time, RetentionSettings.of(settings));
    retention.start();
    watchman.start();
    channelChecks.start();
    escalations.start();
    pagers.start();
    incidents.start();
    mirror.start();
    tellings.start();
    mail.start();
    log.log(
        System.Logger.Level.INFO,
        "Belfry judges with release {0} from position {1}",
        engine.release(),
        Long.toString(journal.head().position()));
  }

  private void startBacktests() {
    try {
      backtests.start();
    } catch (SQLException unreachable) {
      throw new IllegalStateException("The backtests cannot be read", unreachable);
    }
  }

  @PreDestroy
  void stop() {
    if (mail != null) {
      mail.close();
      sightings.close();
    }
    if (watchman != null) {
      watchman.close();
    }
    if (tellings != null) {
      tellings.close();
    }
    if (mirror != null) {
      mirror.close();
    }
    if (incidents != null) {
      incidents.close();
    }
    if (pagers != null) {
      pagers.close();
    }
    if (escalations != null) {
      escalations.close();
    }
    if (channelChecks != null) {
      channelChecks.close();
    }
    if (backtests != null) {
      backtests.close();
    }
    if (rules != null) {
      rules.close();
    }
    if (journal != null) {
      journal.close();
    }
    if (engine != null) {
      engine.close();
    }
    if (statistics != null) {
      statistics.close();
    }
    if (retention != null) {
      retention.close();
    }
    if (alertPlaces != null) {
      alertPlaces.close();
    }
    if (due != null) {
      due.close();
    }
    if (outbox != null) {
      outbox.close();
    }
  }

  @Produces
  public Journal journal() {
    return journal;
  }

  @Produces
  public Engine engine() {
    return engine;
  }

  @Produces
  public RuleService rules() {
    return rules;
  }

  @Produces
  public BacktestService backtests() {
    return backtestService;
  }

  @Produces
  public Trace trace() {
    return trace;
  }

  @Produces
  public SeriesInsight insight() {
    return insight;
  }

  @Produces
  public Rehearsal rehearsal() {
    return rehearsal;
  }

  @Produces
  public Intake intake() {
    return intake;
  }

  @Produces
  public Notifiers notifiers() {
    return notifiers;
  }

  private void tell(List<Outcome> kept) {
    // Most commits only count alerts on.
    if (kept.stream().anyMatch(outcome -> !outcome.events().isEmpty())) {
      outbox.wake();
      incidents.wake();
    }
    alertPlaces.wake();
    aftermath.changes().forEach(live::publish);
    Map<Long, Map<UUID, LiveStream.ChangedEvent>> events = new TreeMap<>();
    for (Outcome outcome : kept) {
      Map<UUID, String> kinds = new HashMap<>();
      for (Decision decision : outcome.decisions()) {
        kinds.put(decision.event(), change(decision.kind()));
      }
      for (EventState event : outcome.events()) {
        events
            .computeIfAbsent(outcome.tenant(), tenant -> new LinkedHashMap<>())
            .put(
                event.id(),
                new LiveStream.ChangedEvent(
                    event.id(), event.number(), kinds.getOrDefault(event.id(), "changed")));
      }
    }
    events.forEach(
        (tenant, changed) ->
            live.publish(new LiveStream.Change(tenant, List.copyOf(changed.values()), 0)));
  }

  private void tellAlerts(long tenant, long added) {
    live.publish(new LiveStream.Change(tenant, List.of(), (int) added));
  }

  private static String change(DecisionKind kind) {
    return switch (kind) {
      case OPENED, JOINED, RECOVERED -> kind.word();
      default -> "changed";
    };
  }
}
