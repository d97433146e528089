package io.belfry.identity;

import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Set;

/**
 * The file that carries the first password and token to whoever installed Belfry, readable by that
 * account alone. It is the only place where they stand, and goes once the password is changed.
 */
@ApplicationScoped
class FirstLogin {
  /** The user that every installation begins with. */
  static final String USERNAME = "admin";

  private static final String NAME = "first-login.json";

  private final Path directory;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected FirstLogin() {
    directory = Path.of("");
  }

  @Inject
  FirstLogin(IdentitySettings settings) {
    directory = settings.dataDirectory();
  }

  /** Writes the file; whoever looks sees either none or all of it. */
  void write(String password, String token) {
    // All three are made of letters, digits, - and _, which JSON takes as they are.
    String json =
        "{\"username\":\"%s\",\"password\":\"%s\",\"token\":\"%s\"}%n"
            .formatted(USERNAME, password, token);
    Path unfinished = directory.resolve(NAME + ".new");
    try {
      Files.createDirectories(directory);
      Files.deleteIfExists(unfinished);
      try (FileChannel channel =
          FileChannel.open(
              unfinished,
              Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE),
              ownerOnly())) {
        channel.write(ByteBuffer.wrap(json.getBytes(StandardCharsets.UTF_8)));
        channel.force(true);
      }
      Files.move(
          unfinished, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The first login could not be written to (%s). Maybe set BELFRY_DATA to a directory that can be written."
              .formatted(file()),
          e);
    }
  }

  private static FileAttribute<?>[] ownerOnly() {
    if (!FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
      return new FileAttribute<?>[0];
    }
    return new FileAttribute<?>[] {
      PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
    };
  }

  /** Removes the file once that user, if it is the first one, has a password of their own. */
  void settled(String username) {
    if (!username.equals(USERNAME)) {
      return;
    }
    try {
      Files.deleteIfExists(file());
    } catch (IOException e) {
      throw new UncheckedIOException(
          "The file (%s) could not be removed. Remove it by hand.".formatted(file()), e);
    }
  }

  private Path file() {
    return directory.resolve(NAME);
  }
}
