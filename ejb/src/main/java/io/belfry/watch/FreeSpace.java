package io.belfry.watch;

import io.belfry.facts.Severity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Whether the data directory has room. A database elsewhere has a watcher of its own. */
final class FreeSpace implements Check {
  private static final Topic TOPIC = new Topic("belfry/space", "BelfrySpace", Severity.CRITICAL);
  private static final long MEGABYTE = 1L << 20;

  private final Path directory;
  private final long leastBytes;

  FreeSpace(Path directory, long leastBytes) {
    this.directory = directory;
    this.leastBytes = leastBytes;
  }

  @Override
  public Topic topic() {
    return TOPIC;
  }

  @Override
  public String look() throws IOException {
    Path there = directory;
    while (!Files.exists(there) && there.getParent() != null) {
      there = there.getParent();
    }
    return Files.getFileStore(there).getUsableSpace() < leastBytes
        ? "Less than %d MB are free in %s.".formatted(leastBytes / MEGABYTE, directory)
        : "";
  }
}
