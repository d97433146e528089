package io.belfry.facts;

import java.util.List;

/**
 * What the host says of events that are open. It gives them along, so that no rule has to look for
 * them among all that are.
 */
public interface AboutEvents {
  /** Those events, for the explanation of what is decided. */
  List<EventFact> aboutEvents();
}
