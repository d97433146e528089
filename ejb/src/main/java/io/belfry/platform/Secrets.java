package io.belfry.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.Base64;

/** Random secrets, and how they are stored: as a SHA-256 that gives nothing away. */
public final class Secrets {
  private static final SecureRandom RANDOM = new SecureRandom();
  private static final Base64.Encoder TEXT = Base64.getUrlEncoder().withoutPadding();

  // Digits and letters that nobody confuses when reading one aloud.
  private static final String READABLE = "23456789abcdefghjkmnpqrstuvwxyz";

  private Secrets() {}

  /** Returns {@code length} random bytes. */
  public static byte[] bytes(int length) {
    byte[] bytes = new byte[length];
    RANDOM.nextBytes(bytes);
    return bytes;
  }

  /** Returns 256 random bits as text that is safe in an address, a header and a cookie. */
  public static String secret() {
    return TEXT.encodeToString(bytes(32));
  }

  /** Returns a random text of {@code length} characters that are easy to read aloud and type. */
  public static String readable(int length) {
    StringBuilder text = new StringBuilder(length);
    for (int i = 0; i < length; i++) {
      text.append(READABLE.charAt(RANDOM.nextInt(READABLE.length())));
    }
    return text.toString();
  }

  /**
   * Returns the SHA-256 under which a secret is stored, as text. Only for secrets of full entropy:
   * what people choose is guessed.
   */
  public static String digest(String secret) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(secret.getBytes(UTF_8));
      return TEXT.encodeToString(hash);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("This Java has no SHA-256. Maybe use another JDK.", e);
    }
  }

  /** Returns text that follows from a secret for one purpose and does not lead back to it. */
  public static String derive(String secret, String purpose) {
    return digest(purpose + ':' + secret);
  }

  /** Compares in a time that does not depend on where the two differ. */
  public static boolean same(String one, String other) {
    return MessageDigest.isEqual(one.getBytes(UTF_8), other.getBytes(UTF_8));
  }
}
