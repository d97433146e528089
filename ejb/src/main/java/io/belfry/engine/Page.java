package io.belfry.engine;

/** Whether the owner of an event was told of it. */
enum Page {
  /** Told, or to be told with the present step. */
  TOLD,
  /** It waits for what may explain the event. */
  WAITING,
  /** Nobody is told: it is a symptom of another event. */
  QUIET
}
