package io.belfry.platform;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.GeneralSecurityException;
import java.security.MessageDigest;
import java.util.Set;
import javax.crypto.AEADBadTagException;
import javax.crypto.Cipher;
import javax.crypto.Mac;
import javax.crypto.spec.GCMParameterSpec;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * Keeps secrets that Belfry must be able to say again, such as the key of a pager: sealed with
 * AES-256 in GCM under a key that is never in the database. Two servers on one database need the
 * same key file.
 */
public final class Vault {
  /** The file of the key in the data directory. */
  public static final String FILE = "secrets.key";

  private static final Set<PosixFilePermission> OWNER_ONLY =
      PosixFilePermissions.fromString("rw-------");
  private static final String METHOD = "AES/GCM/NoPadding";
  private static final String SIGNATURE = "HmacSHA256";
  private static final int KEY_BYTES = 32;
  private static final int TAG_BITS = 128;
  private static final int NONCE_BYTES = 12;

  /** The form of what is sealed, so that another one can be told from it. */
  private static final byte FORM = 1;

  private final SecretKeySpec key;

  private Vault(byte[] key) {
    this.key = new SecretKeySpec(key, "AES");
  }

  /**
   * Opens the vault with the key of a directory, which is made at first use and readable by its
   * owner alone.
   *
   * @throws UncheckedIOException when the key cannot be read or made
   */
  public static Vault open(Path directory) {
    Path file = directory.resolve(FILE);
    try {
      Files.createDirectories(directory);
      make(file);
      if (isPosix()) {
        Files.setPosixFilePermissions(file, OWNER_ONLY);
      }
      byte[] key = Files.readAllBytes(file);
      if (key.length != KEY_BYTES) {
        throw new IOException("It has %d bytes, not %d".formatted(key.length, KEY_BYTES));
      }
      return new Vault(key);
    } catch (IOException failure) {
      throw new UncheckedIOException(
          "The key (%s) cannot be used. Maybe restore it from a backup, or remove it and enter the secrets of all channels again."
              .formatted(file),
          failure);
    }
  }

  private static void make(Path file) throws IOException {
    FileAttribute<?>[] attributes =
        isPosix()
            ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER_ONLY)}
            : new FileAttribute<?>[0];
    try (FileChannel channel =
        FileChannel.open(
            file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), attributes)) {
      channel.write(ByteBuffer.wrap(Secrets.bytes(KEY_BYTES)));
      channel.force(true);
    } catch (FileAlreadyExistsException present) {
      // It was made at an earlier start.
    }
  }

  private static boolean isPosix() {
    return FileSystems.getDefault().supportedFileAttributeViews().contains("posix");
  }

  /**
   * Seals a text.
   *
   * @param place whose it is; it opens there and nowhere else, so that nobody who can write the
   *     database can move it
   */
  public byte[] seal(String text, String place) {
    byte[] nonce = Secrets.bytes(NONCE_BYTES);
    try {
      byte[] closed = cipher(Cipher.ENCRYPT_MODE, nonce, place).doFinal(text.getBytes(UTF_8));
      return ByteBuffer.allocate(1 + nonce.length + closed.length)
          .put(FORM)
          .put(nonce)
          .put(closed)
          .array();
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("This Java cannot seal. Maybe use another JDK.", impossible);
    }
  }

  /**
   * Opens what {@link #seal} sealed for the same place.
   *
   * @throws Fault conflict when it was sealed with another key, for another place, or changed
   */
  public String open(byte[] sealed, String place) {
    ByteBuffer bytes = ByteBuffer.wrap(sealed);
    if (sealed.length <= 1 + NONCE_BYTES || bytes.get() != FORM) {
      throw unreadable(null);
    }
    byte[] nonce = new byte[NONCE_BYTES];
    bytes.get(nonce);
    byte[] closed = new byte[bytes.remaining()];
    bytes.get(closed);
    try {
      return new String(cipher(Cipher.DECRYPT_MODE, nonce, place).doFinal(closed), UTF_8);
    } catch (AEADBadTagException other) {
      throw unreadable(other);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException(
          "This Java cannot unseal. Maybe use another JDK.", impossible);
    }
  }

  /**
   * Signs what this server made, so that it can be told from what somebody put into the database.
   *
   * @param place what it is for; the signature is of no use anywhere else
   */
  public byte[] sign(byte[] content, String place) {
    try {
      Mac mac = Mac.getInstance(SIGNATURE);
      // A key of its own, that follows from the other.
      mac.init(new SecretKeySpec(key.getEncoded(), SIGNATURE));
      byte[] derived = mac.doFinal("belfry signature 1".getBytes(UTF_8));
      mac.init(new SecretKeySpec(derived, SIGNATURE));
      mac.update(place.getBytes(UTF_8));
      mac.update((byte) 0);
      return mac.doFinal(content);
    } catch (GeneralSecurityException impossible) {
      throw new IllegalStateException("This Java cannot sign. Maybe use another JDK.", impossible);
    }
  }

  /** Whether {@link #sign} made the signature with the same key, for the same place. */
  public boolean isSigned(byte[] content, String place, byte[] signature) {
    return MessageDigest.isEqual(sign(content, place), signature);
  }

  private Cipher cipher(int mode, byte[] nonce, String place) throws GeneralSecurityException {
    Cipher cipher = Cipher.getInstance(METHOD);
    cipher.init(mode, key, new GCMParameterSpec(TAG_BITS, nonce));
    cipher.updateAAD(place.getBytes(UTF_8));
    return cipher;
  }

  private static Fault unreadable(@Nullable Throwable cause) {
    String detail = "The secret cannot be read with the key of this server. Enter it again.";
    return cause == null
        ? new Fault(ErrorCode.CONFLICT, detail)
        : new Fault(ErrorCode.CONFLICT, detail, cause);
  }
}
