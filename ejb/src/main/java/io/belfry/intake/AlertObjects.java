package io.belfry.intake;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import java.time.Instant;

/** Belfry's own form of an alert, for a format that translates other JSON into it. */
public final class AlertObjects {
  /** How many alerts a body may have. */
  public static final int MOST = Batch.MOST_ITEMS;

  private AlertObjects() {}

  /**
   * Parses a body.
   *
   * @throws Fault when it is empty or not JSON, with the line and column, or beyond what is read of
   *     it
   */
  public static JsonNode body(byte[] body) {
    JsonNode document = Fields.json(body);
    if (document.isMissingNode()) {
      throw new Fault(ErrorCode.MALFORMED_JSON, "The body is empty. Send JSON.");
    }
    return document;
  }

  /** Reads alerts with the checks of {@link BelfryFormat}. */
  public static Parsed read(ArrayNode alerts, byte[] original, Instant now) {
    return new BelfryFormat().read(alerts, original, now);
  }
}
