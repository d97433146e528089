package io.belfry.intake;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Map;

/** Keys for alerts whose sender gives none. Never the name alone: two hosts may be down at once. */
final class Keys {
  private Keys() {}

  /** A readable beginning, and a fingerprint of all the labels. */
  static String of(String type, Map<String, String> labels) {
    MessageDigest digest = sha256();
    labels.forEach(
        (name, value) -> {
          digest.update(name.getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0);
          digest.update(value.getBytes(StandardCharsets.UTF_8));
          digest.update((byte) 0);
        });
    return type + "/" + HexFormat.of().formatHex(digest.digest(), 0, 8);
  }

  /** The same for the same texts in the same order alone; 32 characters. */
  static String fingerprint(String... texts) {
    MessageDigest digest = sha256();
    for (String text : texts) {
      digest.update(text.getBytes(StandardCharsets.UTF_8));
      digest.update((byte) 0);
    }
    return HexFormat.of().formatHex(digest.digest(), 0, 16);
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("Every Java has SHA-256", absent);
    }
  }
}
