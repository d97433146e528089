package io.belfry.startup;

import io.belfry.packagesource.PackageSources;
import io.belfry.packagesource.SourcePulls;
import io.belfry.platform.Clock;
import io.belfry.platform.OutboundAddresses;
import io.belfry.platform.Settings;
import io.belfry.platform.Vault;
import io.belfry.rulepackage.RuleService;
import jakarta.annotation.PostConstruct;
import jakarta.annotation.PreDestroy;
import jakarta.annotation.Resource;
import jakarta.ejb.DependsOn;
import jakarta.ejb.Singleton;
import jakarta.ejb.Startup;
import jakarta.ejb.TransactionManagement;
import jakarta.ejb.TransactionManagementType;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Inject;
import java.time.InstantSource;
import javax.sql.DataSource;

/** What pulls rule packages from Git. It starts after {@link Belfry} and ends before it. */
@Singleton
@Startup
@DependsOn("Belfry")
@TransactionManagement(TransactionManagementType.BEAN)
@SuppressWarnings("NullAway.Init") // made by start(), which the container calls before all else
public class Pulls {
  @Resource(lookup = "java:jboss/datasources/BelfryJournal")
  private DataSource database;

  @Inject private Clock clock;
  @Inject private Settings settings;
  @Inject private Vault vault;
  @Inject private RuleService rules;

  private SourcePulls pulls;
  private PackageSources sources;

  @PostConstruct
  void start() {
    InstantSource time = clock::now;
    OutboundAddresses addresses = new OutboundAddresses(settings);
    pulls = new SourcePulls(database, rules.packages(), vault, addresses, time);
    sources = new PackageSources(database, vault, addresses, pulls, time);
    pulls.start();
  }

  @PreDestroy
  void stop() {
    if (pulls != null) {
      pulls.close();
    }
  }

  @Produces
  public PackageSources sources() {
    return sources;
  }
}
