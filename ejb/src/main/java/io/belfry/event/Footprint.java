package io.belfry.event;

import io.belfry.ledger.FateCodec;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the tables know of one alert.
 *
 * @param alert from the journal; null when the journal no longer holds it
 * @param listed its row of the projection; null when the projection has not come to it
 * @param original null when the original is no longer kept
 * @param decisions that were made about it and an event, in order
 */
public record Footprint(
    long position,
    int index,
    @Nullable StoredAlert alert,
    @Nullable Listed listed,
    @Nullable Original original,
    List<StoredDecision> decisions) {

  /**
   * What the projection keeps, longer than the journal keeps the alert.
   *
   * @param event the number of the event that it touched, 0 when it touched none
   * @param eventId null when it touched none
   */
  public record Listed(
      Instant receivedAt,
      String source,
      String type,
      String fate,
      long event,
      @Nullable UUID eventId) {}

  /** The request that delivered it: media type and size in bytes. */
  public record Original(String contentType, long bytes) {}

  /** The alert's id in the API. */
  public String id() {
    return position + "-" + index;
  }

  /** What was decided when it came; null when it is not judged, or no longer in the journal. */
  public FateCodec.@Nullable Kept firstFate() {
    return alert == null || alert.held() == null ? fate() : alert.held();
  }

  /** What became of it; null when it is not judged, or the journal no longer holds it. */
  public FateCodec.@Nullable Kept fate() {
    return alert == null ? null : alert.fate();
  }
}
