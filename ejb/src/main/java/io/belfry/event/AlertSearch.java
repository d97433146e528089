package io.belfry.event;

import io.belfry.event.AlertStore.Place;
import io.belfry.journal.Alert;
import io.belfry.ledger.FateCodec;
import io.belfry.platform.Page;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Goes back through the journal from a place, and keeps what a filter lets through. No index serves
 * it, so it gives up after a number of alerts, and says where.
 */
final class AlertSearch {
  private static final int MOST_ENTRIES = 100;

  private static final int MOST_ALERTS = 50_000;
  private static final String PENDING = "pending";

  private final Set<String> fates;
  private final @Nullable String text;
  private final int limit;
  private final List<Found> found = new ArrayList<>();
  private Place next;
  private int looked;
  private boolean ended;

  /** An alert that the filter lets through. */
  record Found(JudgedEntry entry, int index) {
    String cursor() {
      return new Place(entry.entry().position(), index).cursor();
    }
  }

  /**
   * @param fates words of the API; none means all
   * @param text in the summary or the key, whatever its case
   * @param before the first place that is not looked at
   */
  AlertSearch(List<String> fates, @Nullable String text, Place before, int limit) {
    this.fates = new HashSet<>(fates);
    this.text = text == null ? null : text.toLowerCase(Locale.ROOT);
    this.limit = limit;
    this.next = before;
  }

  boolean wantsMore() {
    return !ended && found.size() <= limit && looked < MOST_ALERTS;
  }

  /** How many entries to read at once: a request may hold thousands of alerts. */
  int entriesAtOnce() {
    return fates.isEmpty() && text == null ? Math.min(limit + 1, MOST_ENTRIES) : MOST_ENTRIES;
  }

  /** The newest entry that has anything to look at. */
  long upTo() {
    return next.index() == 0 ? next.position() - 1 : next.position();
  }

  /**
   * Looks at the entries up to {@link #upTo()}, the newest first; fewer than {@link
   * #entriesAtOnce()} are the last ones.
   */
  void look(List<JudgedEntry> entries) {
    for (JudgedEntry entry : entries) {
      List<Alert> alerts = entry.entry().alerts();
      for (int index = alerts.size() - 1; index >= 0 && found.size() <= limit; index--) {
        Place place = new Place(entry.entry().position(), index);
        if (place.isBefore(next)) {
          next = place;
          looked++;
          if (lets(entry, index)) {
            found.add(new Found(entry, index));
          }
        }
      }
      if (alerts.isEmpty()) {
        next = new Place(entry.entry().position(), 0);
      }
    }
    ended = entries.size() < entriesAtOnce();
  }

  /** The entries of what was found. */
  List<JudgedEntry> entries() {
    return found.stream().map(Found::entry).toList();
  }

  Page<Found> page() {
    return found.size() > limit || ended
        ? Page.of(found, limit, Found::cursor)
        : new Page<>(found, next.cursor());
  }

  private boolean lets(JudgedEntry entry, int index) {
    FateCodec.Kept fate = entry.fates() == null ? null : entry.fates().get(index);
    if (!fates.isEmpty() && !fates.contains(fate == null ? PENDING : fate.fate().word())) {
      return false;
    }
    Alert alert = entry.entry().alerts().get(index);
    return text == null || has(alert.summary(), text) || has(alert.key(), text);
  }

  private static boolean has(String value, String text) {
    return value.toLowerCase(Locale.ROOT).contains(text);
  }
}
