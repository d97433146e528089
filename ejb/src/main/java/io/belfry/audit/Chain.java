package io.belfry.audit;

import io.belfry.platform.Json;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HexFormat;
import java.util.List;

/** How the hashes of the chain are made. */
final class Chain {
  /** What the first link follows. */
  static final String BEGINNING = "0".repeat(64);

  private Chain() {}

  /** Hashes a JSON array of the content, in which no part can run into the next. */
  static String hash(long tenant, long sequence, Deed deed, String before) {
    String content =
        Json.write(
            List.of(
                tenant,
                sequence,
                ChronoUnit.MICROS.between(Instant.EPOCH, deed.at()),
                deed.actor(),
                deed.what(),
                deed.object(),
                deed.detail(),
                before));
    try {
      return HexFormat.of()
          .formatHex(
              MessageDigest.getInstance("SHA-256")
                  .digest(content.getBytes(StandardCharsets.UTF_8)));
    } catch (NoSuchAlgorithmException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
