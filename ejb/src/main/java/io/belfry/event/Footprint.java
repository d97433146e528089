package io.belfry.event;

import io.belfry.ledger.FateCodec;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What the tables know of one alert.
 *
 * @param original null when the original is no longer kept
 * @param decisions that were made about it and an event, in order
 */
public record Footprint(
    long position,
    int index,
    StoredAlert alert,
    @Nullable Original original,
    List<StoredDecision> decisions) {

  /** The request that delivered it: media type and size in bytes. */
  public record Original(String contentType, long bytes) {}

  /** The alert's id in the API. */
  public String id() {
    return position + "-" + index;
  }

  /** What was decided when it came; null while it is not judged. */
  public FateCodec.@Nullable Kept firstFate() {
    return alert.held() == null ? fate() : alert.held();
  }

  /** What became of it; null while it is not judged. */
  public FateCodec.@Nullable Kept fate() {
    return alert.fate();
  }
}
