package io.belfry.platform;

/** Texts of strangers, made fit to be stored, sent on and shown. */
public final class Texts {
  private static final int SHOWN = 60;
  private static final char REPLACEMENT = '\uFFFD';

  private Texts() {}

  /**
   * Returns the text as UTF-8 and PostgreSQL can keep it: without U+0000, which no column takes,
   * and with U+FFFD for half a surrogate pair, which no encoding has. JSON can name both.
   */
  public static String storable(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c == 0 || Character.isSurrogate(c)) {
        return repaired(value);
      }
    }
    return value;
  }

  /** Returns at most so many characters of a text, and never half of one. */
  public static String cut(String value, int most) {
    if (value.length() <= most) {
      return value;
    }
    return value.substring(0, Character.isHighSurrogate(value.charAt(most - 1)) ? most - 1 : most);
  }

  /** Returns the beginning of a text, for the sentence that refuses it. */
  public static String shown(String value) {
    String fit = storable(value);
    return fit.length() > SHOWN ? cut(fit, SHOWN) + "…" : fit;
  }

  private static String repaired(String value) {
    StringBuilder text = new StringBuilder(value.length());
    value
        .codePoints()
        .filter(point -> point != 0)
        .forEach(
            point ->
                text.appendCodePoint(
                    Character.getType(point) == Character.SURROGATE ? REPLACEMENT : point));
    return text.toString();
  }
}
