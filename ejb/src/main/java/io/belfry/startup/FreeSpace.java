package io.belfry.startup;

import io.belfry.platform.Settings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.function.BooleanSupplier;

/**
 * Whether the disk below the database has room. It is asked only where the database is on this
 * machine; a distant one says itself that it is full, which refuses alerts just as well.
 */
final class FreeSpace implements BooleanSupplier {
  private final Path directory;
  private final long least;

  private FreeSpace(Path directory, long least) {
    this.directory = directory;
    this.least = least;
  }

  /**
   * {@code BELFRY_DB_DIRECTORY}, which the launcher sets for a database of its own, and {@code
   * BELFRY_LEAST_FREE_MB} (512).
   */
  static BooleanSupplier of(Settings settings) {
    long least = settings.number("BELFRY_LEAST_FREE_MB", 512, 0, Integer.MAX_VALUE) * (1L << 20);
    return settings
        .text("BELFRY_DB_DIRECTORY")
        .map(text -> (BooleanSupplier) new FreeSpace(Path.of(text), least))
        .orElse(() -> true);
  }

  @Override
  public boolean getAsBoolean() {
    try {
      return Files.getFileStore(directory).getUsableSpace() >= least;
    } catch (IOException unknown) {
      // Better to try, and to be refused by the database, than to refuse for want of a figure.
      return true;
    }
  }
}
