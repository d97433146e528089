package io.belfry.engine;

import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A tenant's session over time: it is exchanged where rules were quarantined, and where another
 * release was activated.
 */
final class TenantSession implements AutoCloseable {
  private Session session;
  private final Deque<Quarantine> ahead = new ArrayDeque<>();
  private final Activation activation;
  private Checkpoint done;
  private int alertsSinceSnapshot;
  private long lastEntry;
  private boolean wantsSnapshot;
  private Judgement.@Nullable Firings listener;

  TenantSession(Session session, List<Quarantine> quarantines, Activation activation) {
    this.session = session;
    this.activation = activation;
    this.done = new Checkpoint(session.position(), session.clock());
    this.lastEntry = session.clock();
    quarantines.stream().sorted(Quarantine.IN_ORDER).forEach(ahead::add);
  }

  Session session() {
    return session;
  }

  /** Up to where its outcomes were handed out; where rules fail, a step hands out nothing. */
  Checkpoint done() {
    return done;
  }

  /** The stamp of the last entry, in milliseconds since 1970. */
  long lastEntry() {
    return lastEntry;
  }

  int alertsSinceSnapshot() {
    return alertsSinceSnapshot;
  }

  /** Tells of each rule that fires from here on, whichever release judges then. */
  void listen(Judgement.Firings firings) {
    listener = firings;
    session.listen(firings);
  }

  /** Whether what comes next must be able to begin from here. */
  boolean wantsSnapshot() {
    return wantsSnapshot;
  }

  void snapshotTaken() {
    wantsSnapshot = false;
    alertsSinceSnapshot = 0;
  }

  /** Judges one entry; outcomes of deadlines before it come first. */
  List<Outcome> apply(Entry entry) throws Exception {
    List<Outcome> outcomes = new ArrayList<>();
    if (!(entry instanceof Entry.Interruption)) {
      outcomes.addAll(passDeadlines(entry.stamp()));
    }
    while (!ahead.isEmpty() && ahead.peek().position() <= entry.position()) {
      obey(ahead.remove());
    }
    Change first =
        entry instanceof Entry.Changes made && !made.changes().isEmpty()
            ? made.changes().get(0)
            : null;
    if (first instanceof Change.Activation next) {
      Activation.Switched switched = activation.apply(session, entry, next);
      session = switched.session();
      outcomes.addAll(switched.outcomes());
      wantsSnapshot = true;
    } else {
      outcomes.addAll(session.apply(entry));
      if (first instanceof Change.Preparation next) {
        activation.prepare(session, entry, next.release());
        wantsSnapshot = true;
      }
    }
    if (entry instanceof Entry.Alerts delivered) {
      alertsSinceSnapshot += delivered.alerts().size();
      lastEntry = entry.stamp();
    }
    done = new Checkpoint(session.position(), session.clock());
    return outcomes;
  }

  /** Moves the clock, through every deadline up to the time. */
  List<Outcome> advanceTo(long time) {
    List<Outcome> outcomes = passDeadlines(time);
    done = new Checkpoint(session.position(), session.clock());
    return outcomes;
  }

  private List<Outcome> passDeadlines(long time) {
    List<Outcome> outcomes = new ArrayList<>();
    while (!ahead.isEmpty()
        && ahead.peek().isDeadline()
        && ahead.peek().position() == session.position()
        && ahead.peek().clock() <= time) {
      outcomes.addAll(session.advanceTo(ahead.peek().clock() - 1));
      obey(ahead.remove());
    }
    outcomes.addAll(session.advanceTo(time));
    return outcomes;
  }

  @Override
  public void close() {
    session.close();
  }

  private void obey(Quarantine quarantine) {
    if (quarantine.runbook().isEmpty()) {
      session.spare(
          quarantine.isDeadline()
              ? new Session.Spared(Judgement.NO_ALERT, quarantine.clock())
              : new Session.Spared(quarantine.position(), quarantine.index()));
      return;
    }
    Set<String> without = new LinkedHashSet<>(session.release().quarantined());
    without.add(quarantine.runbook());
    Session rest = new Session(session.release().variants().without(without), session.snapshot());
    session.spared().forEach(rest::spare);
    session.close();
    session = rest;
    if (listener != null) {
      rest.listen(listener);
    }
  }
}
