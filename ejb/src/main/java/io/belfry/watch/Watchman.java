package io.belfry.watch;

import io.belfry.engine.Engine;
import io.belfry.intake.Intake;
import io.belfry.journal.Journal;
import io.belfry.platform.Clock;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.OutboundAddresses;
import io.belfry.platform.Settings;
import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;

/**
 * Looks at this server every ten seconds, and tells the dead-man address every minute that all is
 * well. Settings: {@code BELFRY_LAG_LIMIT_SECONDS} (30), {@code BELFRY_LEAST_FREE_MB} (512), {@code
 * BELFRY_DEADMAN_URL}.
 */
public final class Watchman implements AutoCloseable {
  private static final System.Logger log = System.getLogger(Watchman.class.getName());
  private static final Duration LOOK = Duration.ofSeconds(10);
  private static final Duration PING = Duration.ofMinutes(1);

  private final Watch watch;
  private final Optional<DeadMan> deadMan;
  private final ScheduledExecutorService threads =
      Executors.newScheduledThreadPool(
          2,
          work -> {
            Thread thread = new Thread(work, "belfry-watch");
            thread.setDaemon(true);
            return thread;
          });

  /**
   * @throws IllegalArgumentException when a setting cannot be read
   */
  public Watchman(
      DataSource database,
      Journal journal,
      Engine engine,
      Intake intake,
      Settings settings,
      Clock clock) {
    WatchTables tables = new WatchTables(database);
    Duration lag = Duration.ofSeconds(settings.number("BELFRY_LAG_LIMIT_SECONDS", 30, 1, 86_400));
    // People hear of it while there is still twice the room below which alerts are refused.
    long free =
        2 * ((long) settings.number("BELFRY_LEAST_FREE_MB", 512, 0, Integer.MAX_VALUE) << 20);
    watch =
        new Watch(
            List.of(
                new EngineLag(journal, engine::position, clock.now().toEpochMilli(), lag),
                new DeadLetters(tables::deadLetters),
                new ChannelFaults(tables::failedChannels),
                new Refusals(() -> refused(intake)),
                new FreeSpace(settings.dataDirectory(), free),
                new ProjectionLag(tables::behind, clock::now)),
            journal::append,
            tables::firing,
            engine::isReady,
            clock);
    OutboundAddresses addresses = new OutboundAddresses(settings);
    deadMan =
        settings
            .text(DeadMan.SETTING)
            .map(text -> read(addresses, text))
            .map(
                address ->
                    new DeadMan(
                        address,
                        addresses,
                        () -> journal.isOwner() && engine.isReady() && watch.isWell()));
  }

  /** Starts looking. */
  public void start() {
    start(LOOK, PING);
  }

  void start(Duration look, Duration ping) {
    every(look, watch::look);
    deadMan.ifPresent(address -> every(ping, address::ping));
  }

  @Override
  public void close() {
    threads.shutdownNow();
    try {
      if (!threads.awaitTermination(10, TimeUnit.SECONDS)) {
        log.log(System.Logger.Level.WARNING, "A look at the server did not end");
      }
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  @FunctionalInterface
  private interface Round {
    void go() throws InterruptedException;
  }

  private void every(Duration pause, Round round) {
    ScheduledFuture<?> unused =
        threads.scheduleWithFixedDelay(
            () -> {
              try {
                round.go();
              } catch (InterruptedException stopping) {
                Thread.currentThread().interrupt();
              } catch (RuntimeException failure) {
                // The next round must come whatever happened in this one.
                log.log(System.Logger.Level.ERROR, "A look at the server failed", failure);
              }
            },
            pause.toMillis(),
            pause.toMillis(),
            TimeUnit.MILLISECONDS);
  }

  private static URI read(OutboundAddresses addresses, String text) {
    try {
      return addresses.read(DeadMan.SETTING, text);
    } catch (Fault refused) {
      throw new IllegalArgumentException(
          "The setting %s cannot be used. %s".formatted(DeadMan.SETTING, refused.detail()),
          refused);
    }
  }

  private static long refused(Intake intake) {
    return intake.figures().rejected().getOrDefault(ErrorCode.STORAGE_UNAVAILABLE.code(), 0L);
  }
}
