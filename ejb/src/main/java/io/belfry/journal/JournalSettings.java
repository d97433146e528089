package io.belfry.journal;

import java.time.Duration;

/**
 * Bounds of the journal.
 *
 * @param queuedBytes how much may wait for the writer; beyond it, storing is refused
 * @param batchBytes how much one commit takes at most
 * @param idle how often the watermark moves and the inbox is looked at when nothing arrives
 */
public record JournalSettings(long queuedBytes, long batchBytes, Duration idle) {

  /** 256 MiB waiting, 8 MiB a commit, 50 ms. */
  public static JournalSettings defaults() {
    return new JournalSettings(256L << 20, 8L << 20, Duration.ofMillis(50));
  }
}
