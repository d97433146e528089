package io.belfry.journal;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what {@link ByteWriter} wrote. */
public final class ByteReader {
  private final byte[] bytes;
  private int next;
  private @Nullable List<String> words;

  /** Reads from the first byte on. */
  public ByteReader(byte[] bytes) {
    this.bytes = bytes;
  }

  /** Whether anything is left to read. */
  public boolean hasMore() {
    return next < bytes.length;
  }

  /** A number of either sign. */
  public long number() {
    long value = 0;
    for (int shift = 0; shift < 64; shift += 7) {
      byte part = bytes[next++];
      value |= (long) (part & 0x7F) << shift;
      if (part >= 0) {
        return (value >>> 1) ^ -(value & 1);
      }
    }
    throw new IllegalArgumentException("A number in the journal is longer than ten bytes");
  }

  /** A number that counts something; never more than what is left to read could hold. */
  public int count() {
    long value = number();
    if (value < 0 || value > bytes.length) {
      throw new IllegalArgumentException("Impossible count (%d) in the journal".formatted(value));
    }
    return (int) value;
  }

  /** A text. */
  public String text() {
    int length = count();
    String value = new String(bytes, next, length, StandardCharsets.UTF_8);
    next += length;
    return value;
  }

  /** A word: each comes only once as a text. */
  public String word() {
    if (words == null) {
      words = new ArrayList<>();
    }
    int number = count();
    if (number < words.size()) {
      return words.get(number);
    }
    if (number > words.size()) {
      throw new IllegalArgumentException("Unknown word (%d) in the journal".formatted(number));
    }
    String value = text();
    words.add(value);
    return value;
  }

  /** A block of bytes. */
  public byte[] block() {
    int length = count();
    byte[] value = Arrays.copyOfRange(bytes, next, next + length);
    next += length;
    return value;
  }
}
