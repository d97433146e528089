package io.belfry.notification;

import io.belfry.notification.DeliveryFailure.Reach;
import io.belfry.platform.Texts;
import io.belfry.platform.Worker;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.random.RandomGenerator;
import javax.sql.DataSource;

/**
 * Sends what waits in the outbox, at least once. A row is claimed in a commit of its own before it
 * is sent: that commit reaches the disk, and with it the decision that made the row, so nothing is
 * told that a crash could undo. Several workers send at once, but never two in the same lane.
 */
public final class Outbox implements AutoCloseable {
  private static final System.Logger log = System.getLogger(Outbox.class.getName());

  /** What failed so often is given up. */
  public static final int MOST_ATTEMPTS = Retries.MOST_ATTEMPTS;

  static final Duration CLAIM = Duration.ofMinutes(2);

  /** After so long the rest goes back, for the most urgent is next, and may have come just now. */
  static final Duration SLICE = Duration.ofSeconds(2);

  /** In a storm there is something new after each of the engine's commits, many times a second. */
  private static final Duration REST = Duration.ofMillis(20);

  private static final int WORKERS = 4;

  /** What a receiver that fails is left alone for at most, for others' sake. */
  private static final Duration LONGEST_PAUSE = Duration.ofMinutes(1);

  private final OutboxTables tables;
  private final Notifiers notifiers;
  private final InstantSource clock;
  private final Retries retries;
  private final List<Worker> workers = new ArrayList<>();

  /** The lane that each worker had last; its own matter. */
  private final List<String> lanes = new ArrayList<>(Collections.nCopies(WORKERS, ""));

  private final Object oneClaimAtATime = new Object();

  /**
   * @param random spreads the attempts of what failed together
   */
  public Outbox(
      DataSource database,
      Notifiers notifiers,
      Recipients recipients,
      InstantSource clock,
      RandomGenerator random) {
    tables = new OutboxTables(database, clock, recipients);
    this.notifiers = notifiers;
    this.clock = clock;
    retries = new Retries(random);
    for (int i = 0; i < WORKERS; i++) {
      int number = i;
      workers.add(
          new Worker("belfry-outbox-" + i, Duration.ofSeconds(1), REST, () -> sendOrRest(number)));
    }
  }

  /** Starts the workers. */
  public void start() {
    workers.forEach(Worker::start);
  }

  /** Says that there may be something to send; who finds something wakes the next. */
  public void wake() {
    workers.get(0).wake();
  }

  @Override
  public void close() {
    workers.forEach(Worker::close);
  }

  /** Claims and sends one batch; returns how many were claimed. */
  public int sendWhatIsDue() throws SQLException {
    return send(claim());
  }

  /**
   * As {@link #sendWhatIsDue}, while another worker looks after the other lanes. A lane that it has
   * emptied, and comes to again, can wait for the rest: what comes next comes soon.
   */
  private boolean sendOrRest(int number) throws SQLException {
    List<Claimed> claimed = claim();
    if (claimed.isEmpty()) {
      return false;
    }
    workers.get((number + 1) % WORKERS).wake();
    String lane = claimed.get(0).lane();
    boolean again = lane.equals(lanes.set(number, lane));
    int sent = send(claimed);
    workers.get(number).wake();
    return !again || sent == OutboxTables.MOST_CLAIMED;
  }

  private List<Claimed> claim() throws SQLException {
    synchronized (oneClaimAtATime) {
      // Two at once would choose the same lane, and one would go away with nothing.
      return tables.claim(clock.instant().plus(CLAIM));
    }
  }

  private int send(List<Claimed> claimed) throws SQLException {
    List<Claimed> hindered = claimed.stream().filter(row -> !hindrance(row).isEmpty()).toList();
    if (!hindered.isEmpty()) {
      tables.unaddressed(hindered, this::hindrance);
    }
    Optional<Instant> pause = Optional.empty();
    List<Claimed> back = new ArrayList<>();
    Instant end = clock.instant().plus(SLICE);
    for (Claimed row : claimed) {
      Notification notification = row.notification();
      if (notification == null || !hindrance(row).isEmpty()) {
        continue;
      }
      if (pause.isEmpty() && !clock.instant().isAfter(end)) {
        pause = deliver(row, notification);
      } else {
        // The receiver is down or slow; something more urgent may have come for it meanwhile.
        back.add(row);
      }
    }
    tables.release(back);
    if (pause.isPresent()) {
      tables.defer(claimed.get(0).lane(), pause.get());
    }
    return claimed.size();
  }

  /** Why there is nowhere to send it; empty when there is. */
  private String hindrance(Claimed row) {
    Notification notification = row.notification();
    return notification == null
        ? row.hindrance()
        : notifiers.of(notification.to().kind()).unavailable();
  }

  /** Sends one; returns until when its receiver is better left alone. */
  private Optional<Instant> deliver(Claimed row, Notification notification) throws SQLException {
    Notifier notifier = notifiers.of(notification.to().kind());
    try {
      String answer = notifier.send(notification);
      tables.sent(row, Texts.storable(answer));
      return Optional.empty();
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      tables.release(List.of(row));
      return Optional.empty();
    } catch (DeliveryFailure failure) {
      return failed(row, failure, failure.reach(), failure.retryAfter());
    } catch (Exception failure) {
      return failed(row, failure, Reach.MESSAGE, Optional.empty());
    }
  }

  private Optional<Instant> failed(
      Claimed row, Exception failure, Reach reach, Optional<Duration> asked) throws SQLException {
    String reason = Texts.storable(String.valueOf(failure.getMessage()));
    log.log(
        System.Logger.Level.WARNING, "Notification {0} could not be sent: {1}", row.key(), reason);
    if (reach == Reach.FINAL || row.attempts() >= MOST_ATTEMPTS) {
      tables.settle(row, "dead", reason, null);
      return Optional.empty();
    }
    Instant now = clock.instant();
    Duration wait = retries.after(row.attempts(), asked);
    tables.settle(row, "waiting", reason, now.plus(wait));
    if (reach != Reach.RECEIVER) {
      return Optional.empty();
    }
    boolean isShort = asked.isPresent() || wait.compareTo(LONGEST_PAUSE) < 0;
    return Optional.of(now.plus(isShort ? wait : LONGEST_PAUSE));
  }
}
