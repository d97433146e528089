package io.belfry.engine;

import io.belfry.journal.Entry;
import io.belfry.journal.EntrySource;
import java.util.ArrayList;
import java.util.List;

/** A journal in memory; a reader sees it up to where the test says. */
final class ListedJournal implements EntrySource {
  private final List<Entry> entries = new ArrayList<>();
  private int visible;
  private long watermark;
  private int forgotten;

  void add(Entry entry) {
    entries.add(entry);
  }

  /** Shows the journal up to an entry; the watermark is that entry's stamp. */
  void showUntil(int end) {
    visible = end;
    watermark = Math.max(watermark, end == 0 ? 0 : entries.get(end - 1).stamp());
  }

  /** Lets time pass up to just before the next entry's moment, as the writer's idle turns do. */
  void passTime(double part) {
    if (visible < entries.size()) {
      Entry next = entries.get(visible);
      long limit = next instanceof Entry.Interruption away ? away.from() : next.stamp();
      watermark = Math.max(watermark, watermark + (long) ((limit - 1 - watermark) * part));
    }
  }

  /** Shows nothing, as to another reader before the first entry came. */
  void restart() {
    visible = 0;
    watermark = 0;
  }

  /** Drops the beginning, as retention does. */
  void forgetUntil(int position) {
    forgotten = position;
  }

  int size() {
    return entries.size();
  }

  @Override
  public List<Entry> read(long after, int most) {
    int from = (int) Math.min(Math.max(after, forgotten), visible);
    return entries.subList(from, visible).stream().limit(most).toList();
  }

  @Override
  public List<Entry> read(long tenant, long after, long until, int most) {
    return entries.stream()
        .filter(entry -> entry.tenant() == tenant || entry.tenant() == Entry.EVERY_TENANT)
        .filter(entry -> entry.position() > Math.max(after, forgotten))
        .filter(entry -> entry.position() <= until)
        .limit(most)
        .toList();
  }

  @Override
  public long positionBefore(long stamp) {
    return entries.stream()
        .filter(entry -> entry.stamp() < stamp)
        .mapToLong(Entry::position)
        .max()
        .orElse(0);
  }

  @Override
  public long end() {
    return visible;
  }

  @Override
  public long watermark() {
    return watermark;
  }

  @Override
  public void onProgress(Runnable listener) {
    // A lane looks again by itself after a moment.
  }
}
