package io.belfry.identity;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Secrets;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.text.Normalizer;
import java.util.Base64;
import javax.crypto.SecretKeyFactory;
import javax.crypto.spec.PBEKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Hashes passwords with PBKDF2 and HMAC-SHA-512 (NIST SP 800-132). The parameters stand in the
 * stored text, {@code pbkdf2-sha512$iterations$salt$hash}, so that they can be raised later.
 */
public final class Passwords {
  /** The least number of characters in a password that somebody chooses. */
  public static final int LEAST_LENGTH = 12;

  private static final int MOST_LENGTH = 256;
  private static final String SCHEME = "pbkdf2-sha512";
  private static final int SALT_BYTES = 16;
  private static final int HASH_BYTES = 64;

  private final int iterations;
  private final String nobody;

  /** Hashes new passwords with so many iterations. */
  public Passwords(int iterations) {
    this.iterations = iterations;
    this.nobody = hash(Secrets.secret());
  }

  /** Returns the text under which a password is stored. */
  public String hash(String password) {
    byte[] salt = Secrets.bytes(SALT_BYTES);
    return String.join(
        "$",
        SCHEME,
        Integer.toString(iterations),
        encode(salt),
        encode(derive(password, salt, iterations)));
  }

  /**
   * Tells whether a password is the one that was stored. Without a stored one it works as long as
   * with one, so that the time of an answer does not tell which users exist.
   */
  public boolean matches(String password, @Nullable String stored) {
    String[] parts = (stored == null ? nobody : stored).split("\\$", -1);
    if (parts.length != 4 || !parts[0].equals(SCHEME)) {
      throw new IllegalArgumentException(
          "A stored password is not of the form " + SCHEME + "$iterations$salt$hash.");
    }
    byte[] derived =
        derive(password, Base64.getDecoder().decode(parts[2]), Integer.parseInt(parts[1]));
    return MessageDigest.isEqual(derived, Base64.getDecoder().decode(parts[3])) && stored != null;
  }

  /** Tells whether a stored password should be hashed anew, the next time that it is known. */
  public boolean outdated(String stored) {
    return !stored.startsWith(SCHEME + "$" + iterations + "$");
  }

  /**
   * Refuses a password that is too easy or too long to accept from a person.
   *
   * @throws Fault for the field newPassword
   */
  public static void check(String username, String current, String chosen) {
    int length = chosen.codePointCount(0, chosen.length());
    if (length < LEAST_LENGTH || length > MOST_LENGTH) {
      throw refused(
          "The new password has " + length + " characters",
          "Choose one of " + LEAST_LENGTH + " to " + MOST_LENGTH + " characters");
    }
    if (chosen.equals(current)) {
      throw refused("The new password is the present one", "Choose another one");
    }
    if (chosen.equalsIgnoreCase(username)) {
      throw refused("The new password is the username", "Choose another one");
    }
  }

  private static Fault refused(String reason, String remedy) {
    return Fault.ofField(ErrorCode.INVALID_VALUE, "newPassword", reason, remedy);
  }

  private static byte[] derive(String password, byte[] salt, int iterations) {
    // The same letters typed on another keyboard may arrive as other code points.
    char[] letters = Normalizer.normalize(password, Normalizer.Form.NFKC).toCharArray();
    PBEKeySpec spec = new PBEKeySpec(letters, salt, iterations, HASH_BYTES * 8);
    try {
      return SecretKeyFactory.getInstance("PBKDF2WithHmacSHA512").generateSecret(spec).getEncoded();
    } catch (GeneralSecurityException e) {
      throw new IllegalStateException(
          "This Java has no PBKDF2WithHmacSHA512. Maybe use another JDK.", e);
    } finally {
      spec.clearPassword();
    }
  }

  private static String encode(byte[] bytes) {
    return Base64.getEncoder().encodeToString(bytes);
  }
}
