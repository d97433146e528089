package io.belfry.backtest;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/** The lines of a file in UTF-8 that have anything in them, with their numbers. */
final class Lines {
  private final InputStream file;
  private final byte[] buffer = new byte[1 << 16];
  private int at;
  private int filled;
  private byte[] line = new byte[1 << 10];
  private long number;
  private long bytes;

  Lines(InputStream file) {
    this.file = file;
  }

  /** The next one, without the space around it; null at the end. */
  @Nullable String next() throws IOException {
    for (int length = read(); length >= 0; length = read()) {
      number++;
      String text = new String(line, 0, length, StandardCharsets.UTF_8).strip();
      if (!text.isEmpty()) {
        return text;
      }
    }
    return null;
  }

  /** Which one that was, empty ones counted; 0 before the first. */
  long number() {
    return number;
  }

  /** How much of the file was read. */
  long bytes() {
    return bytes;
  }

  /** Reads to the end of a line: how long it is, or -1 at the end of the file. */
  private int read() throws IOException {
    int length = 0;
    while (at < filled || fill()) {
      int end = at;
      while (end < filled && buffer[end] != '\n') {
        end++;
      }
      length = append(length, end);
      if (end < filled) {
        at = end + 1;
        return length;
      }
      at = end;
    }
    return length == 0 ? -1 : length;
  }

  private boolean fill() throws IOException {
    at = 0;
    filled = Math.max(0, file.read(buffer));
    bytes += filled;
    return filled > 0;
  }

  private int append(int length, int end) {
    int whole = length + end - at;
    if (whole > line.length) {
      line = Arrays.copyOf(line, 2 * whole);
    }
    System.arraycopy(buffer, at, line, length, end - at);
    return whole;
  }
}
