package io.belfry.facts.measure;

/** Says of a verdict why it is so. */
final class Sentence {
  private Sentence() {}

  static String of(Comparison verdict, Judging judging, int level) {
    Bound bound = judging.level(level);
    String named = Wording.word(bound.severity());
    double figure = judging.figure(level);
    return switch (verdict.getKind()) {
      case BELOW -> below(bound, named, figure, judging.wasReached(level));
      case PENDING ->
          "%s (%s) for %s of %s"
              .formatted(
                  beyond(bound, figure),
                  named,
                  Wording.span(judging.breachedFor(level)),
                  Wording.span(bound.lasts()));
      case REACHED ->
          bound.lasts() == 0
              ? "%s (%s)".formatted(beyond(bound, figure), named)
              : "%s (%s) for %s"
                  .formatted(
                      beyond(bound, figure), named, Wording.span(judging.breachedFor(level)));
    };
  }

  private static String below(Bound bound, String named, double figure, boolean ended) {
    if (Double.isNaN(figure)) {
      return "%s has no point before to compare with".formatted(bound.metric());
    }
    return ended
        ? "%s, and no longer %s".formatted(is(bound, figure), named)
        : "%s, %s (%s)".formatted(is(bound, figure), bound.within(), named);
  }

  private static String beyond(Bound bound, double figure) {
    return Double.isNaN(figure)
        ? "%s is still %s".formatted(bound.metric(), Wording.rule(bound))
        : "%s, %s".formatted(is(bound, figure), bound.beyond(figure));
  }

  private static String is(Bound bound, double figure) {
    String number = Wording.number(figure);
    return switch (bound.measure()) {
      case VALUE -> "%s is %s".formatted(bound.metric(), number);
      case CHANGE -> "%s changed by %s".formatted(bound.metric(), number);
      case RATE -> "%s grows by %s a second".formatted(bound.metric(), number);
    };
  }
}
