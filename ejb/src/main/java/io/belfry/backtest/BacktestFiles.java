package io.belfry.backtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;

/** Files that are there while a backtest is. Only who runs the server reads them. */
public final class BacktestFiles {
  private static final String OF_THE_SERVER = "jboss.server.temp.dir";
  private static final String FOLDER = "belfry-backtest";
  private static final String ALONE = "files";

  private BacktestFiles() {}

  /** Makes one; whoever did deletes it. */
  public static Path create(String suffix) throws IOException {
    return Files.createTempFile(Files.createDirectories(folder().resolve(ALONE)), "", suffix);
  }

  /** Where they lie; beside them what outlasts a backtest. */
  static Path folder() {
    String temporary = System.getProperty(OF_THE_SERVER, System.getProperty("java.io.tmpdir"));
    return Path.of(temporary).resolve(FOLDER);
  }

  /** Deletes those of a server that was killed; other programs have none in its folder. */
  static void sweep() throws IOException {
    Path files = folder().resolve(ALONE);
    if (System.getProperty(OF_THE_SERVER) == null || !Files.isDirectory(files)) {
      return;
    }
    try (Stream<Path> found = Files.list(files)) {
      for (Path file : List.copyOf(found.toList())) {
        Files.deleteIfExists(file);
      }
    }
  }
}
