package io.belfry.facts.expectation;

/**
 * What an expectation asks for. Its methods are pure: they know no time but what they are given,
 * and change nothing but the copy that a verdict holds.
 */
public sealed interface Demand permits Count, Run, Schedule, Silence, Volume {

  /** What time in which Belfry could not accept anything does to it. */
  enum Clockwork {
    /** It measures how long something lasts; such time did not pass. */
    ELAPSED,
    /** It goes by the clock on the wall; only the deadline at hand is put off. */
    WALL
  }

  /** The word for its kind. */
  String kind();

  /** Begins to wait; the deadline is set in what is given. */
  void begin(ArrivalsFact fresh, long now);

  /** Takes an arrival in. */
  void arrived(Verdict verdict, Arrival arrival);

  /**
   * Looks whether what was due has come; too early a look changes nothing.
   *
   * @param steps how often a lasting miss may be made worse
   */
  void fellDue(Verdict verdict, long now, int steps);

  /** Goes on with what was remembered by other terms of the same kind. */
  void replan(Verdict verdict, long now);

  default Clockwork clockwork() {
    return Clockwork.ELAPSED;
  }
}
