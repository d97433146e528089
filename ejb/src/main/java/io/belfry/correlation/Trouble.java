package io.belfry.correlation;

import io.belfry.facts.Priority;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event that fires, as correlation sees it. */
public interface Trouble {
  /** Tells it from the others that are open. */
  String key();

  /** Counts events; the lower one is older. */
  long number();

  /** What it is about; empty when unknown. */
  String service();

  /** What it is about; empty when unknown. */
  String ci();

  /** What its alert itself says of where that is, by the names of {@link Topology#PLACES}. */
  Map<String, String> places();

  /** When it began to fire, in milliseconds since 1970. */
  long firingSince();

  /** When its sender last spoke of it, in milliseconds since 1970. */
  long heardAt();

  /** How urgent it is. */
  Priority priority();

  /** The key of the event that explains it, or null. */
  @Nullable String causeKey();

  /** Whether it is explained by what it depends on: where it is has nothing to do with it. */
  boolean isDependent();

  /** Whether people decided what explains it, so that nothing else does. */
  boolean isFixed();

  /** Whether it counts as one that fires; {@link Troubles} keeps that here and nowhere else. */
  boolean isCounted();

  /** Says whether it counts as one that fires. */
  void count(boolean fires);
}
