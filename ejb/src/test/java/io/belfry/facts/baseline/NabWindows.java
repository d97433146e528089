package io.belfry.facts.baseline;

import io.belfry.facts.measure.Sensitivity;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The labelled windows of the benchmark, and what somebody on call would have felt. */
record NabWindows(Map<String, List<Window>> bySeries) {
  private static final Pattern TEXT = Pattern.compile("\"([^\"]+)\"");

  /** The share of a series that is not judged, and the most points of it: as NAB has it. */
  private static final double PROBATION = 0.15;

  private static final int PROBATION_POINTS = 750;
  private static final double DAY = 86_400_000;

  /** From and until, both included, in milliseconds. */
  record Window(long from, long until) {
    boolean holds(long at) {
      return from <= at && at <= until;
    }
  }

  /** Reads a map of paths to pairs of stamps: its texts come in that order and nothing nests. */
  static NabWindows parse(String json) {
    Map<String, List<Window>> windows = new LinkedHashMap<>();
    List<Window> current = List.of();
    Matcher texts = TEXT.matcher(json);
    while (texts.find()) {
      String text = texts.group(1);
      if (text.endsWith(".csv")) {
        current = new ArrayList<>();
        windows.put(text, current);
      } else if (texts.find()) {
        current.add(new Window(NabRun.millis(text), NabRun.millis(texts.group(1))));
      }
    }
    return new NabWindows(windows);
  }

  /** False alarms for each thousand series and day, and the share of windows that were found. */
  record Felt(Sensitivity sensitivity, int alarms, double seriesDays, int found, int windows) {
    double alarmsPerThousand() {
      return 1000 * alarms / seriesDays;
    }

    @Override
    public String toString() {
      return String.format(
          Locale.ROOT,
          "%-6s %.0f false alarms per 1,000 series and day (%d in %.0f), %d of %d windows found",
          sensitivity,
          alarmsPerThousand(),
          alarms,
          seriesDays,
          found,
          windows);
    }
  }

  Felt felt(List<NabRun.Scored> scored, Sensitivity sensitivity) {
    int alarms = 0;
    double days = 0;
    int found = 0;
    int judged = 0;
    for (NabRun.Scored series : scored) {
      List<Window> windows = bySeries.getOrDefault(series.name(), List.of());
      long[] times = series.times();
      int first = (int) Math.min(PROBATION * times.length, PROBATION_POINTS);
      boolean[] hit = new boolean[windows.size()];
      for (int i = first; i < times.length; i++) {
        if (series.scores()[i] >= sensitivity.score() && !mark(windows, times[i], hit)) {
          alarms++;
        }
      }
      for (int i = 0; i < hit.length; i++) {
        judged += windows.get(i).until() >= times[first] ? 1 : 0;
        found += hit[i] ? 1 : 0;
      }
      days += (times[times.length - 1] - times[first]) / DAY;
    }
    return new Felt(sensitivity, alarms, days, found, judged);
  }

  private static boolean mark(List<Window> windows, long at, boolean[] hit) {
    boolean inside = false;
    for (int i = 0; i < hit.length; i++) {
      if (windows.get(i).holds(at)) {
        hit[i] = true;
        inside = true;
      }
    }
    return inside;
  }
}
