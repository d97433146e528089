package io.belfry.engine;

import io.belfry.journal.Alert;
import io.belfry.journal.Entry;
import io.belfry.journal.EntrySource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Judges an alert that never came, at a time that may be still to come, by the release and the
 * catalogue of now and with nothing open. It runs on its caller's thread and keeps nothing.
 */
public final class Rehearsal {
  private static final long LONGEST_HOLD = 3_600_000;

  private final EntrySource journal;
  private final ReleaseSource releases;
  private final EngineStore store;

  /**
   * What would become of it.
   *
   * @param event that it would open, at once or when it was held for as long as it must hold; null
   *     when it would open none within an hour
   * @param toldAt when the owner would be told, in milliseconds since 1970; 0 when nobody would be
   */
  public record Answer(
      String release,
      Fate fate,
      String reason,
      @Nullable EventState event,
      long toldAt,
      List<Decision> decisions) {}

  public Rehearsal(EntrySource journal, ReleaseSource releases, EngineStore store) {
    this.journal = journal;
    this.releases = releases;
    this.store = store;
  }

  /**
   * Judges it.
   *
   * @param at in milliseconds since 1970
   * @throws Exception when journal or store cannot be read now
   */
  public Answer of(long tenant, Alert alert, long at) throws Exception {
    EngineStore.Tenant known = store.resume().tenants().get(tenant);
    Checkpoint now = known == null ? new Checkpoint(0, 0) : known.checkpoint();
    List<Quarantine> quarantines = known == null ? List.of() : known.quarantines();
    try (TenantSession live =
        new Rebuild(journal, releases, store).session(tenant, now, quarantines)) {
      Snapshot all = live.session().snapshot();
      Snapshot nothingOpen =
          new Snapshot(
              tenant,
              all.position(),
              at,
              all.release(),
              all.quarantined(),
              0,
              0,
              all.catalogue(),
              List.of(),
              Map.of(),
              List.of(),
              Map.of(),
              List.of());
      try (Session session = new Session(live.session().release(), nothingOpen)) {
        return judge(session, new Entry.Alerts(all.position() + 1, tenant, at, List.of(alert)));
      }
    }
  }

  private static Answer judge(Session session, Entry.Alerts entry) {
    List<Outcome> outcomes = session.apply(entry);
    Outcome outcome = outcomes.get(outcomes.size() - 1);
    Judged judged = outcome.judged().get(0);
    EventState event = outcome.events().isEmpty() ? null : outcome.events().get(0);
    List<Decision> decisions = new ArrayList<>(outcome.decisions());
    List<Outcome> after = new ArrayList<>(List.of(outcome));
    after.addAll(session.advanceTo(entry.stamp() + LONGEST_HOLD));
    long toldAt = 0;
    for (Outcome step : after) {
      if (event == null) {
        // What is held opens its event later.
        event = of(judged.alert().key(), step.events());
        if (event != null) {
          decisions.addAll(step.decisions());
        }
      }
      if (event != null && toldAt == 0 && tells(step, event)) {
        toldAt = step.stamp();
      }
    }
    return new Answer(outcome.release(), judged.fate(), judged.reason(), event, toldAt, decisions);
  }

  /** Within the hour others may open, too: of what the catalogue expects, and nobody sent. */
  private static @Nullable EventState of(String key, List<EventState> events) {
    return events.stream().filter(event -> event.key().equals(key)).findFirst().orElse(null);
  }

  private static boolean tells(Outcome step, EventState event) {
    return Pages.of(step).stream().anyMatch(told -> told.event().id().equals(event.id()));
  }
}
