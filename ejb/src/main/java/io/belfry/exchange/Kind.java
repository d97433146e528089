package io.belfry.exchange;

import java.util.Locale;

/** What a catalogue is made of, in the order in which it is written and added. */
public enum Kind {
  TEAM("teams"),
  DEFAULT_OWNER("default-owner"),
  SERVICE("services"),
  CI("cis"),
  USER("users"),
  GROUP("groups"),
  SUBSCRIPTION("subscriptions"),
  ROTATION("rotations");

  private final String section;

  Kind(String section) {
    this.section = section;
  }

  /** Returns the name of its section in the file. */
  public String section() {
    return section;
  }

  /** Returns what one of it is called, such as {@code default-owner}. */
  public String word() {
    return name().toLowerCase(Locale.ROOT).replace('_', '-');
  }
}
