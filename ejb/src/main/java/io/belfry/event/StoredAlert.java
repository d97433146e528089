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
 * @param held why it was held before that, null when it was not
 * @param event the id of the event that it touched; null when it touched none
 */
public record StoredAlert(
    long position,
    int index,
    Instant receivedAt,
    Alert alert,
    FateCodec.@Nullable Kept fate,
    FateCodec.@Nullable Kept held,
    @Nullable UUID event) {

  /** Why, for people: what became of it, and what it was held for before. */
  public String reason() {
    if (fate == null) {
      return "It is stored, and waits to be judged.";
    }
    return held == null
        ? fate.reason()
        : "It was held first: %s Then: %s".formatted(held.reason(), fate.reason());
  }

  /** The alert's id in the API: position and index. */
  public String id() {
    return position + "-" + index;
  }
}
