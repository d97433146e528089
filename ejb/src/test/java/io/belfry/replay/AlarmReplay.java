package io.belfry.replay;

import io.belfry.engine.EventState;
import io.belfry.engine.Outcome;
import io.belfry.engine.Release;
import io.belfry.engine.Session;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;

/**
 * Judges recorded alarms in the order of their time, which is the record's and not the machine's.
 * What came of them is compared with the record after each entry, and after each deadline.
 */
final class AlarmReplay {
  /** The record's second 0. */
  private static final Instant BEGIN = Instant.parse("2026-01-01T00:00:00Z");

  private static final long TENANT = 1;
  private static final long DAY_SECONDS = 86_400;

  private final Session session;
  private final boolean closing;
  private final FateChecks fates = new FateChecks();
  private final EventChecks events = new EventChecks();
  private final Set<String> open = new TreeSet<>();
  private long position;
  private long sent;

  private AlarmReplay(Session session, boolean closing) {
    this.session = session;
    this.closing = closing;
  }

  /**
   * Replays all.
   *
   * @param closing whether people close at the end of each day what is over; otherwise nobody does,
   *     and each pair has one event for ever
   * @throws Violation at the first that is not as it must be
   */
  static ReplayFigures run(Release release, List<Alarm> alarms, boolean closing) {
    long began = System.nanoTime();
    Timeline timeline = new Timeline(alarms);
    try (Session session = new Session(TENANT, release)) {
      AlarmReplay replay = new AlarmReplay(session, closing);
      replay.play(timeline);
      return new ReplayFigures(
          alarms.size(),
          replay.sent,
          timeline.withinOthers(),
          replay.events.events(),
          replay.events.flapped(),
          replay.events.firedAgain(),
          replay.fates.everHeld(),
          Map.copyOf(replay.fates.fates()),
          days(timeline),
          System.nanoTime() - began);
    }
  }

  private static double days(Timeline timeline) {
    return timeline.moments().isEmpty()
        ? 0
        : (timeline.moments().lastKey() - timeline.moments().firstKey()) / (double) DAY_SECONDS;
  }

  private void play(Timeline timeline) {
    change(List.of(new Change.DefaultOwnerSet("operations")), BEGIN.toEpochMilli());
    long day = 0;
    for (Map.Entry<Long, Timeline.Moment> moment : timeline.moments().entrySet()) {
      long time = moment.getKey();
      if (time / DAY_SECONDS > day) {
        day = time / DAY_SECONDS;
        closeWhatIsOver(millis(day * DAY_SECONDS));
      }
      deliver(moment.getValue(), millis(time));
    }
    pass(Long.MAX_VALUE - 1);
    fates.end(sent);
    events.end(fates.fates());
  }

  private static long millis(long seconds) {
    return BEGIN.toEpochMilli() + seconds * 1_000;
  }

  private void deliver(Timeline.Moment moment, long now) {
    pass(now);
    List<Alert> alerts = new ArrayList<>();
    for (Alarm.Pair pair : moment.firing()) {
      alerts.add(alert(pair, Status.FIRING, now));
      open.add(pair.key());
    }
    for (Alarm.Pair pair : moment.resolved()) {
      alerts.add(alert(pair, Status.RESOLVED, now));
      open.remove(pair.key());
    }
    if (!alerts.isEmpty()) {
      sent += alerts.size();
      apply(new Entry.Alerts(++position, TENANT, now, alerts), alerts.size());
    }
  }

  private static Alert alert(Alarm.Pair pair, Status status, long now) {
    return new Alert(
        "replay",
        "Alarm" + pair.type(),
        pair.key(),
        status,
        Severity.MAJOR,
        "Alarm %s of device %s".formatted(pair.type(), pair.device()),
        "",
        "device-" + pair.device(),
        Map.of(),
        status == Status.FIRING ? now : 0,
        "");
  }

  private void closeWhatIsOver(long now) {
    List<EventState> over = closing ? events.cleared() : List.of();
    if (over.isEmpty()) {
      return;
    }
    pass(now);
    over = events.cleared();
    over.forEach(events::close);
    change(
        over.stream()
            .map(event -> (Change) new Change.EventClosed(event.id(), event.key()))
            .toList(),
        now);
  }

  private void change(List<Change> changes, long now) {
    apply(new Entry.Changes(++position, TENANT, now, changes), 0);
  }

  /** Goes through the deadlines one by one, so that nothing is missed between two of them. */
  private void pass(long until) {
    for (long due = session.nextDue(); due <= until; due = session.nextDue()) {
      take(session.advanceTo(due), 0, due);
    }
  }

  private void apply(Entry entry, int delivered) {
    take(session.apply(entry), delivered, entry.stamp());
  }

  private void take(List<Outcome> outcomes, int delivered, long now) {
    for (int i = 0; i < outcomes.size(); i++) {
      Outcome outcome = outcomes.get(i);
      fates.add(outcome, i == outcomes.size() - 1 ? delivered : 0);
      events.add(outcome);
    }
    events.compare(open, fates::isHeld, Instant.ofEpochMilli(now).toString());
  }
}
