package io.belfry.facts.measure;

/**
 * Says of a verdict why it is so, for each value that is measured: a format would cost too much.
 */
final class Sentence {
  private Sentence() {}

  static String of(Comparison verdict, Judging judging, int level) {
    Bound bound = judging.level(level);
    String named = Wording.word(bound.severity());
    double figure = judging.figure(level);
    return switch (verdict.getKind()) {
      case BELOW -> below(bound, named, figure, judging.wasReached(level));
      case PENDING ->
          reached(bound, named, figure, judging.breachedFor(level))
              + " of "
              + Wording.span(bound.lasts());
      case REACHED ->
          bound.lasts() == 0
              ? beyond(bound, figure) + " (" + named + ")"
              : reached(bound, named, figure, judging.breachedFor(level));
    };
  }

  private static String reached(Bound bound, String named, double figure, long millis) {
    return beyond(bound, figure) + " (" + named + ") for " + Wording.span(millis);
  }

  private static String below(Bound bound, String named, double figure, boolean ended) {
    if (Double.isNaN(figure)) {
      return bound.metric() + " has no point before to compare with";
    }
    return ended
        ? is(bound, figure) + ", and no longer " + named
        : is(bound, figure) + ", " + bound.within() + " (" + named + ")";
  }

  private static String beyond(Bound bound, double figure) {
    return Double.isNaN(figure)
        ? bound.metric() + " is still " + Wording.rule(bound)
        : is(bound, figure) + ", " + bound.beyond(figure);
  }

  private static String is(Bound bound, double figure) {
    String number = Wording.number(figure);
    return switch (bound.measure()) {
      case VALUE -> bound.metric() + " is " + number;
      case CHANGE -> bound.metric() + " changed by " + number;
      case RATE -> bound.metric() + " grows by " + number + " a second";
    };
  }
}
