package io.belfry.facts.measure;

import io.belfry.facts.AlertFact;
import java.util.Arrays;
import java.util.List;

/** One judgement of a series: works on copies, so that the series changes only by its setter. */
final class Judging {
  private final ThresholdFact threshold;
  private final List<Bound> levels;
  private final SeriesFact series;
  private final long now;
  private final long[] since;
  private final long[] reached;
  private final double[] last;
  private final long[] lastAt;
  private final double[] figures;
  private final boolean[] wasReached;
  private final boolean waited;

  Judging(ThresholdFact threshold, SeriesFact series, long now) {
    this.threshold = threshold;
    this.levels = threshold.getLevels();
    this.series = series;
    this.now = now;
    boolean known = series.shape() == threshold.shape() && series.since().length == levels.size();
    since = known ? series.since().clone() : new long[levels.size()];
    reached = known ? series.reached().clone() : new long[levels.size()];
    last = known ? series.last().clone() : new double[threshold.metrics().size()];
    lastAt = known ? series.lastAt().clone() : new long[threshold.metrics().size()];
    figures = new double[levels.size()];
    Arrays.fill(figures, Double.NaN);
    wasReached = new boolean[levels.size()];
    for (int level = 0; level < levels.size(); level++) {
      wasReached[level] = reached[level] != 0;
    }
    waited = first(reached) < 0 && first(since) >= 0;
  }

  void point(int metric, double value) {
    if (now < lastAt[metric]) {
      return;
    }
    String name = threshold.metrics().get(metric);
    for (int level = 0; level < levels.size(); level++) {
      Bound bound = levels.get(level);
      if (bound.metric().equals(name)) {
        weigh(level, bound.measure().of(last[metric], lastAt[metric], value, now));
      }
    }
    last[metric] = value;
    lastAt[metric] = now;
  }

  private void weigh(int level, double figure) {
    Bound bound = levels.get(level);
    figures[level] = figure;
    if (Double.isNaN(figure)) {
      return;
    }
    if (bound.isBreached(figure)) {
      since[level] = since[level] == 0 ? now : since[level];
    } else if (reached[level] == 0 || bound.isLeft(figure)) {
      since[level] = 0;
      reached[level] = 0;
    }
  }

  Comparison verdict() {
    for (int level = 0; level < levels.size(); level++) {
      if (since[level] != 0 && reached[level] == 0 && (lasted(level) || isWhatIsLeft(level))) {
        reached[level] = now;
      }
    }
    int worst = first(reached);
    if (worst >= 0) {
      return new Comparison(this, Comparison.Kind.REACHED, worst, rest(worst));
    }
    int pending = nextOf(levels.size());
    return pending < 0
        ? new Comparison(this, Comparison.Kind.BELOW, spoken(), 0)
        : new Comparison(this, Comparison.Kind.PENDING, pending, rest(levels.size()));
  }

  private boolean lasted(int level) {
    return now - since[level] >= levels.get(level).lasts();
  }

  /** A worse level of the metric has just ended: the trouble gets less, and does not begin anew. */
  private boolean isWhatIsLeft(int level) {
    for (int worse = 0; worse < level; worse++) {
      if (wasReached[worse]
          && reached[worse] == 0
          && levels.get(worse).metric().equals(levels.get(level).metric())) {
        return true;
      }
    }
    return false;
  }

  /** How long until a level above the given one is reached, if nothing changes; 0 for never. */
  private long rest(int below) {
    int next = nextOf(below);
    return next < 0 ? 0 : Math.max(1, since[next] + levels.get(next).lasts() - now);
  }

  private int nextOf(int below) {
    int next = -1;
    for (int level = 0; level < below; level++) {
      if (since[level] != 0
          && reached[level] == 0
          && (next < 0
              || since[level] + levels.get(level).lasts()
                  < since[next] + levels.get(next).lasts())) {
        next = level;
      }
    }
    return next;
  }

  /**
   * The level to speak of when none is breached: the worst that ended, or the mildest looked at.
   */
  private int spoken() {
    int mildest = -1;
    for (int level = 0; level < levels.size(); level++) {
      if (wasReached[level]) {
        return level;
      }
      mildest = Double.isNaN(figures[level]) ? mildest : level;
    }
    return mildest < 0 ? levels.size() - 1 : mildest;
  }

  private static int first(long[] times) {
    for (int level = 0; level < times.length; level++) {
      if (times[level] != 0) {
        return level;
      }
    }
    return -1;
  }

  Bound level(int level) {
    return levels.get(level);
  }

  double figure(int level) {
    return figures[level];
  }

  /**
   * How far the figure that a level looks at is beyond the mildest such level; NaN if it is not.
   */
  double beyond(int spoken) {
    Bound of = levels.get(spoken);
    double farthest = Double.NaN;
    for (int level = 0; level < levels.size(); level++) {
      Bound bound = levels.get(level);
      if (bound.measure() == of.measure()
          && bound.metric().equals(of.metric())
          && bound.isBreached(figures[level])) {
        double distance = bound.distance(figures[level]);
        farthest = Double.isNaN(farthest) ? distance : Math.max(farthest, distance);
      }
    }
    return farthest;
  }

  long breachedFor(int level) {
    return Math.max(0, now - since[level]);
  }

  boolean wasReached(int level) {
    return wasReached[level];
  }

  /** Whether a level was breached, and none reached, before this judgement. */
  boolean waited() {
    return waited;
  }

  /** Whether the alert measured anything that a level looks at. */
  boolean looksAt(AlertFact alert) {
    return threshold.metrics().stream().anyMatch(metric -> alert.value(metric) != null);
  }

  SeriesFact series() {
    return series;
  }

  long now() {
    return now;
  }

  long shape() {
    return threshold.shape();
  }

  long[] since() {
    return since;
  }

  long[] reached() {
    return reached;
  }

  double[] last() {
    return last;
  }

  long[] lastAt() {
    return lastAt;
  }
}
