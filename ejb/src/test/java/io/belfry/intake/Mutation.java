package io.belfry.intake;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Damages good bodies, the same way for the same seed. */
final class Mutation {
  private static final Pattern VALUE =
      Pattern.compile(
          "\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"(?=\\s*[,}\\]])|\\b\\d+(?:\\.\\d+)?\\b|true|false|null");
  private static final List<String> STRANGERS =
      List.of(
          "null",
          "true",
          "{}",
          "[]",
          "[[[]]]",
          "{\"\":\"\"}",
          "0",
          "-1",
          "1e999",
          "123456789012345678901234567890",
          "\"\"",
          "\" \"",
          "\"\\u0000\"",
          "\"\\ud800\"",
          "\"\\udc00x\\ud800\"",
          "\"" + "\uD83D\uDD14".repeat(300) + "\"",
          "\"" + "x".repeat(5000) + "\"",
          "\"+292278994-08-17T07:12:55.807Z\"",
          "\"-999999999-01-01T00:00:00Z\"",
          "\"0000-00-00T00:00:00Z\"",
          "\"2026-03-02T12:00:00.999999999-18:00\"",
          "\"\\r\\nBcc: x@example.com\"",
          "\"\\u2028\\u0085\\ufeff\"");

  private final Random random;

  Mutation(long seed) {
    random = new Random(seed);
  }

  /** Damages a body once to four times; {@code other} is what is spliced in. */
  byte[] of(byte[] body, byte[] other) {
    byte[] damaged = body;
    int times = 1 + random.nextInt(4);
    for (int i = 0; i < times && damaged.length > 0; i++) {
      damaged =
          switch (random.nextInt(6)) {
            case 0 -> flipped(damaged);
            case 1 -> Arrays.copyOf(damaged, random.nextInt(damaged.length + 1));
            case 2 -> spliced(damaged, other);
            case 3 -> repeated(damaged);
            default -> swapped(damaged);
          };
    }
    return damaged;
  }

  private byte[] flipped(byte[] body) {
    byte[] copy = body.clone();
    for (int i = 1 + random.nextInt(3); i > 0; i--) {
      copy[random.nextInt(copy.length)] ^= (byte) (1 << random.nextInt(8));
    }
    return copy;
  }

  private byte[] spliced(byte[] body, byte[] other) {
    int from = random.nextInt(other.length);
    int until = from + random.nextInt(other.length - from) + 1;
    return joined(body, random.nextInt(body.length), Arrays.copyOfRange(other, from, until));
  }

  private byte[] repeated(byte[] body) {
    int from = random.nextInt(body.length);
    int until = from + random.nextInt(body.length - from) + 1;
    return joined(body, until, Arrays.copyOfRange(body, from, until));
  }

  private static byte[] joined(byte[] body, int at, byte[] inserted) {
    byte[] copy = Arrays.copyOf(body, body.length + inserted.length);
    System.arraycopy(inserted, 0, copy, at, inserted.length);
    System.arraycopy(body, at, copy, at + inserted.length, body.length - at);
    return copy;
  }

  /** Puts a value of another type, or an unlikely one, where a value stands: mostly still JSON. */
  private byte[] swapped(byte[] body) {
    String text = new String(body, StandardCharsets.UTF_8);
    Matcher values = VALUE.matcher(text);
    int count = 0;
    while (values.find()) {
      count++;
    }
    if (count == 0) {
      return flipped(body);
    }
    int chosen = random.nextInt(count);
    values.reset();
    for (int i = 0; i <= chosen; i++) {
      values.find();
    }
    String stranger = STRANGERS.get(random.nextInt(STRANGERS.size()));
    return (text.substring(0, values.start()) + stranger + text.substring(values.end()))
        .getBytes(StandardCharsets.UTF_8);
  }
}
