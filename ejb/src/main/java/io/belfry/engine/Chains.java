package io.belfry.engine;

/** What explains what, over several steps. */
final class Chains {
  /** Nothing is explained through so many; it keeps a fault here from stopping the engine. */
  private static final int MOST_HOPS = 1000;

  private final OpenEvents events;

  Chains(OpenEvents events) {
    this.events = events;
  }

  /** Whether the event of a key is open, and fires. */
  boolean isFiring(String key) {
    TrackedEvent event = events.find(key);
    return event != null && event.fact().isFiring();
  }

  /** Whether an event explains another, what does not fire any more between them included. */
  boolean leadsTo(TrackedEvent from, TrackedEvent to) {
    Cause cause = from.cause();
    for (int hops = 0; cause != null && hops < MOST_HOPS; hops++) {
      TrackedEvent next = events.find(cause.key());
      if (next == null || next == to) {
        return next == to;
      }
      cause = next.cause();
    }
    return cause != null;
  }

  /** What explains an event in the end, as far as that fires; itself when nothing does. */
  TrackedEvent rootOf(TrackedEvent event) {
    TrackedEvent root = event;
    for (Cause cause = root.cause(); cause != null; cause = root.cause()) {
      TrackedEvent next = events.find(cause.key());
      if (next == null || !next.fact().isFiring() || next == event) {
        return root;
      }
      root = next;
    }
    return root;
  }
}
