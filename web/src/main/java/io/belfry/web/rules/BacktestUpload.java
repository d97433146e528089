package io.belfry.web.rules;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.web.Utf8;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sends to be judged: the alerts alone, or a form that has a catalogue, too.
 *
 * @param alerts one JSON object a line
 * @param catalogue as YAML; null where none is given
 */
record BacktestUpload(byte[] alerts, @Nullable String catalogue) {
  static final String LINES = "application/x-ndjson";

  private static final String ALERTS = "alerts";
  private static final String CATALOGUE = "catalogue";

  /** As large as the catalogue may be that is taken in. */
  private static final int MOST_CATALOGUE_BYTES = 32 << 20;

  /**
   * Takes a body apart.
   *
   * @throws Fault missing-field without alerts; invalid-value for a form that is none;
   *     body-too-large for the catalogue
   */
  static BacktestUpload of(String contentType, byte[] body) {
    if (contentType.regionMatches(true, 0, LINES, 0, LINES.length())) {
      return new BacktestUpload(body, null);
    }
    Map<String, byte[]> parts = FormParts.read(contentType, body, List.of(ALERTS, CATALOGUE));
    byte[] alerts = parts.get(ALERTS);
    if (alerts == null) {
      throw Fault.ofField(
          ErrorCode.MISSING_FIELD,
          ALERTS,
          "The form has no part (alerts)",
          "Send the alerts as it, one JSON object a line");
    }
    byte[] catalogue = parts.get(CATALOGUE);
    if (catalogue != null && catalogue.length > MOST_CATALOGUE_BYTES) {
      throw new Fault(
          ErrorCode.BODY_TOO_LARGE,
          "The catalogue has more than %d bytes. Give a smaller one."
              .formatted(MOST_CATALOGUE_BYTES));
    }
    return new BacktestUpload(alerts, catalogue == null ? null : Utf8.text(catalogue));
  }
}
