package io.belfry.handling;

import java.util.Locale;

/** What somebody besides the assignee is to an event. */
public enum Role {
  /** Works on it, too. */
  HELPER,
  /** Wants to know. */
  WATCHER;

  String word() {
    return name().toLowerCase(Locale.ROOT);
  }
}
