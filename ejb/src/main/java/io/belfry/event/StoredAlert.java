package io.belfry.event;

import io.belfry.journal.Alert;
import io.belfry.ledger.FateCodec;
import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * An alert as it arrived, and its fate.
 *
 * @param fate null while it is not judged
 * @param event the id of the event that it touched; null when it touched none
 */
public record StoredAlert(
    long position,
    int index,
    Instant receivedAt,
    Alert alert,
    FateCodec.@Nullable Kept fate,
    @Nullable UUID event) {

  /** The alert's id in the API: position and index. */
  public String id() {
    return position + "-" + index;
  }
}
