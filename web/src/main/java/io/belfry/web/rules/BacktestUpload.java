package io.belfry.web.rules;

import io.belfry.backtest.BacktestFiles;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.web.Utf8;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What somebody sends to be judged: the alerts alone, or a form that has a catalogue, too.
 *
 * @param alerts a file of one JSON object a line, which is whoever takes it to delete
 * @param size of the file in bytes
 * @param catalogue as YAML; null where none is given
 */
record BacktestUpload(Path alerts, long size, @Nullable String catalogue) {
  static final String LINES = "application/x-ndjson";

  private static final String ALERTS = "alerts";
  private static final String CATALOGUE = "catalogue";

  /** As large as the catalogue may be that is taken in. */
  private static final int MOST_CATALOGUE_BYTES = 32 << 20;

  /**
   * Takes a body apart. Lines go to the disk as they come: in memory they would be copied by each
   * collection. A form is taken apart in memory.
   *
   * @throws Fault missing-field without alerts; invalid-value for a form that is none;
   *     body-too-large for the catalogue
   * @throws IOException when it cannot be read or kept
   */
  static BacktestUpload of(String contentType, InputStream body) throws IOException {
    if (contentType.regionMatches(true, 0, LINES, 0, LINES.length())) {
      return kept(body, null);
    }
    Map<String, byte[]> parts =
        FormParts.read(contentType, body.readAllBytes(), List.of(ALERTS, CATALOGUE));
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
    return kept(new ByteArrayInputStream(alerts), catalogue == null ? null : Utf8.text(catalogue));
  }

  private static BacktestUpload kept(InputStream alerts, @Nullable String catalogue)
      throws IOException {
    Path file = BacktestFiles.create(".ndjson");
    try {
      long size = Files.copy(alerts, file, StandardCopyOption.REPLACE_EXISTING);
      return new BacktestUpload(file, size, catalogue);
    } catch (IOException | RuntimeException refused) {
      Files.delete(file);
      throw refused;
    }
  }

  /** Deletes the file. */
  void discard() throws IOException {
    Files.deleteIfExists(alerts);
  }
}
