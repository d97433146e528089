package io.belfry.load;

import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/** What was asked for on the command line: {@code --name value}, or {@code --name} for yes. */
final class Options {
  private final Map<String, String> given = new HashMap<>();
  private final Set<String> unread = new HashSet<>();

  /**
   * Reads the command line.
   *
   * @throws IllegalArgumentException when a word stands where a name should
   */
  Options(String... words) {
    for (int i = 0; i < words.length; i++) {
      if (!words[i].startsWith("--")) {
        throw new IllegalArgumentException(
            "The word (%s) follows no --name. Maybe it is one too many.".formatted(words[i]));
      }
      boolean alone = i + 1 == words.length || words[i + 1].startsWith("--");
      given.put(words[i].substring(2), alone ? "yes" : words[i + 1]);
      i += alone ? 0 : 1;
    }
    unread.addAll(given.keySet());
  }

  boolean has(String name) {
    unread.remove(name);
    return given.containsKey(name);
  }

  String text(String name, String fallback) {
    return has(name) ? given.getOrDefault(name, fallback) : fallback;
  }

  int number(String name, int fallback) {
    return (int) real(name, fallback);
  }

  /**
   * A number.
   *
   * @throws IllegalArgumentException when it is none, or negative
   */
  double real(String name, double fallback) {
    String value = text(name, Double.toString(fallback));
    try {
      double number = Double.parseDouble(value);
      if (number >= 0) {
        return number;
      }
    } catch (NumberFormatException noNumber) {
      // Said below.
    }
    throw new IllegalArgumentException(
        "The value (%s) of --%s is no number from 0 on.".formatted(value, name));
  }

  /**
   * To be called when all is read.
   *
   * @throws IllegalArgumentException when something was given that nobody asked for
   */
  void done() {
    if (!unread.isEmpty()) {
      throw new IllegalArgumentException(
          "There is no option --%s. See ear/src/it/load.sh."
              .formatted(String.join(", --", unread)));
    }
  }
}
