package io.belfry.backtest;

import io.belfry.journal.Entry;
import java.util.List;

/** A past in memory, handed out in pieces. */
final class ListedPast implements Past {
  private static final int PIECE = 500;

  private final List<Entry> entries;
  private final long begin;
  private final long end;
  private int next;

  ListedPast(List<Entry> entries, long end) {
    this(entries, Long.MIN_VALUE, end);
  }

  ListedPast(List<Entry> entries, long begin, long end) {
    this.entries = entries;
    this.begin = begin;
    this.end = end;
  }

  @Override
  public long begin() {
    return begin;
  }

  @Override
  public List<Entry> next() {
    List<Entry> piece = entries.subList(next, Math.min(entries.size(), next + PIECE));
    next += piece.size();
    return piece;
  }

  @Override
  public double progress() {
    return entries.isEmpty() ? 1 : (double) next / entries.size();
  }

  @Override
  public long end() {
    return end;
  }
}
