package io.belfry.journal;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A growing buffer of variable-length numbers and UTF-8 texts. */
public final class ByteWriter {
  private byte[] bytes;
  private int length;
  private @Nullable Map<String, Integer> words;

  /** Begins with room for so many bytes. */
  public ByteWriter(int capacity) {
    bytes = new byte[capacity];
  }

  /** Zig-zag, seven bits a byte: small numbers of either sign take one byte. */
  public void number(long value) {
    reserve(10);
    long rest = (value << 1) ^ (value >> 63);
    while ((rest & ~0x7FL) != 0) {
      bytes[length++] = (byte) (rest | 0x80);
      rest >>>= 7;
    }
    bytes[length++] = (byte) rest;
  }

  /** As UTF-8. */
  public void text(String value) {
    block(value.getBytes(StandardCharsets.UTF_8));
  }

  /** As UTF-8 the first time; after that as the number of the word, which takes a byte or two. */
  public void word(String value) {
    if (words == null) {
      words = new HashMap<>();
    }
    Integer known = words.putIfAbsent(value, words.size());
    if (known != null) {
      number(known);
    } else {
      number(words.size() - 1);
      text(value);
    }
  }

  /** Its length, then the bytes. */
  public void block(byte[] value) {
    number(value.length);
    bytes(value);
  }

  /** As they are: whoever reads them knows where they end. */
  public void bytes(byte[] value) {
    reserve(value.length);
    System.arraycopy(value, 0, bytes, length, value.length);
    length += value.length;
  }

  /** What was written. */
  public byte[] toByteArray() {
    return Arrays.copyOf(bytes, length);
  }

  private void reserve(int more) {
    if (length + more > bytes.length) {
      bytes = Arrays.copyOf(bytes, Math.max(length + more, bytes.length * 2));
    }
  }
}
