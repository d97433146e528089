package io.belfry.identity;

/**
 * Who did something, without a name: what is stored about people's deeds stays true when a name is
 * erased.
 *
 * @param kind a person, a tool, or Belfry itself
 * @param id the number of the user or the id of the token; empty for Belfry
 */
public record Actor(Kind kind, String id) {
  /** What an actor may be. */
  public enum Kind {
    /** Somebody who signs in. */
    USER("user"),
    /** A tool with a token. */
    TOKEN("token"),
    /** The server, by a rule or because something fell due. */
    BELFRY("belfry");

    private final String word;

    Kind(String word) {
      this.word = word;
    }
  }

  /** The server itself. */
  public static final Actor BELFRY = new Actor(Kind.BELFRY, "");

  /** The user of that number. */
  public static Actor user(long id) {
    return new Actor(Kind.USER, Long.toString(id));
  }

  /** The token of that id. */
  public static Actor token(String id) {
    return new Actor(Kind.TOKEN, id);
  }

  /** Returns what is stored: {@code user:17}, {@code token:bf_abc} or {@code belfry}. */
  public String code() {
    return kind == Kind.BELFRY ? kind.word : kind.word + ":" + id;
  }

  /**
   * Reads what {@link #code} wrote.
   *
   * @throws IllegalArgumentException for another text
   */
  public static Actor of(String code) {
    int colon = code.indexOf(':');
    String word = colon < 0 ? code : code.substring(0, colon);
    for (Kind kind : Kind.values()) {
      if (kind.word.equals(word)) {
        return new Actor(kind, colon < 0 ? "" : code.substring(colon + 1));
      }
    }
    throw new IllegalArgumentException("Not an actor (%s)".formatted(code));
  }
}
