package io.belfry.watch;

import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Submission;
import io.belfry.platform.Clock;
import io.belfry.platform.Json;
import io.belfry.tenancy.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Goes round the checks and journals what changed: a fault fires, and is resolved when it is over.
 * What could not be journalled is said at a later round, also when the fault is over by then.
 */
final class Watch {
  private static final System.Logger log = System.getLogger(Watch.class.getName());
  private static final Duration FRESH = Duration.ofSeconds(45);
  private static final long SECONDS_TO_STORE = 5;

  /** Stands for what an earlier server said, whose words are not known. */
  private static final String BEFORE = "before";

  private final Map<Check, Told> checks = new LinkedHashMap<>();
  private final Function<Submission, CompletableFuture<Long>> journal;
  private final Callable<Set<String>> firing;
  private final BooleanSupplier ready;
  private final Clock clock;
  private boolean begun;
  private volatile Instant wellAt = Instant.EPOCH;

  /**
   * What the journal was told of a check; null while it is not known what an earlier server said.
   */
  private static final class Told {
    private @Nullable String fault;
    private String missed = "";
    private Instant since = Instant.EPOCH;
  }

  /**
   * @param journal stores an alert
   * @param firing the keys of faults that the ledger holds to be firing
   * @param ready whether the ledger has caught up, so that {@code firing} is true
   */
  Watch(
      List<Check> checks,
      Function<Submission, CompletableFuture<Long>> journal,
      Callable<Set<String>> firing,
      BooleanSupplier ready,
      Clock clock) {
    checks.forEach(check -> this.checks.put(check, new Told()));
    this.journal = journal;
    this.firing = firing;
    this.ready = ready;
    this.clock = clock;
  }

  /** One round. Only one thread may do it. */
  void look() throws InterruptedException {
    boolean well = begin();
    for (Map.Entry<Check, Told> each : checks.entrySet()) {
      Check check = each.getKey();
      try {
        String fault = check.look();
        well &= fault.isEmpty() || !check.topic().isVital();
        tell(check.topic(), each.getValue(), fault);
      } catch (InterruptedException stopping) {
        throw stopping;
      } catch (Exception failure) {
        well = false;
        log.log(
            System.Logger.Level.WARNING,
            "Belfry could not look at {0}",
            check.topic().key(),
            failure);
      }
    }
    if (well) {
      wellAt = clock.now();
    }
  }

  /** Whether a recent round found nothing vital wrong. */
  boolean isWell() {
    return Duration.between(wellAt, clock.now()).compareTo(FRESH) < 0;
  }

  /** Learns, once, which faults an earlier server left firing; false when that failed. */
  private boolean begin() {
    if (begun || !ready.getAsBoolean()) {
      return true;
    }
    try {
      Set<String> left = firing.call();
      checks.forEach(
          (check, told) -> {
            if (told.fault == null) {
              told.fault = left.contains(check.topic().key()) ? BEFORE : "";
            }
          });
      begun = true;
      return true;
    } catch (Exception failure) {
      log.log(System.Logger.Level.WARNING, "Belfry's own open faults cannot be read", failure);
      return false;
    }
  }

  private void tell(Check.Topic topic, Told told, String found) throws InterruptedException {
    String fault = found.isEmpty() ? told.missed : found;
    if (fault.equals(told.fault) || (fault.isEmpty() && told.fault == null)) {
      told.missed = "";
      return;
    }
    if (BEFORE.equals(told.fault) && !fault.isEmpty()) {
      told.fault = fault;
      return;
    }
    if (!fault.isEmpty() || told.since.equals(Instant.EPOCH)) {
      told.since = clock.now();
    }
    if (store(topic, told, fault)) {
      told.fault = fault;
      told.missed = "";
    } else {
      told.missed = fault;
    }
  }

  private boolean store(Check.Topic topic, Told told, String fault) throws InterruptedException {
    Status status = fault.isEmpty() ? Status.RESOLVED : Status.FIRING;
    String summary = fault.isEmpty() ? "It is over." : fault;
    Alert alert =
        new Alert(
            OwnService.NAME,
            topic.type(),
            topic.key(),
            status,
            topic.severity(),
            summary,
            OwnService.NAME,
            "",
            Map.of(),
            told.since.toEpochMilli(),
            "");
    byte[] original =
        Json.write(Map.of("type", topic.type(), "key", topic.key(), "summary", summary))
            .getBytes(StandardCharsets.UTF_8);
    try {
      journal
          .apply(new Submission(Tenant.DEFAULT, List.of(alert), "application/json", original))
          .get(SECONDS_TO_STORE, TimeUnit.SECONDS);
      return true;
    } catch (ExecutionException | TimeoutException failure) {
      log.log(
          System.Logger.Level.WARNING,
          "Belfry could not store that {0}: {1}",
          topic.key(),
          summary,
          failure);
      return false;
    }
  }
}
