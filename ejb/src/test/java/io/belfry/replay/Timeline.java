package io.belfry.replay;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;

/**
 * What a sender would have told, moment by moment. Each alarm is told when it starts. That a pair
 * is over is told when the last of its alarms that overlap has ended; what starts at the very
 * moment overlaps.
 */
final class Timeline {
  private final NavigableMap<Long, Moment> moments = new TreeMap<>();
  private long withinOthers;

  /**
   * What is told at one moment.
   *
   * @param firing a pair for each alarm that starts, in the order of the record
   * @param resolved those that are over; they were open before, or are among those that fire
   */
  record Moment(List<Alarm.Pair> firing, List<Alarm.Pair> resolved) {
    Moment() {
      this(new ArrayList<>(), new ArrayList<>());
    }
  }

  Timeline(List<Alarm> alarms) {
    NavigableMap<Long, List<Alarm.Pair>> ends = new TreeMap<>();
    for (Alarm alarm : alarms) {
      moments.computeIfAbsent(alarm.start(), time -> new Moment()).firing().add(alarm.pair());
      ends.computeIfAbsent(alarm.end(), time -> new ArrayList<>()).add(alarm.pair());
    }
    ends.keySet().forEach(end -> moments.computeIfAbsent(end, time -> new Moment()));
    Map<Alarm.Pair, Integer> open = new HashMap<>();
    moments.forEach(
        (time, moment) -> {
          moment.firing().forEach(pair -> open.merge(pair, 1, Integer::sum));
          for (Alarm.Pair pair : ends.getOrDefault(time, List.of())) {
            if (open.merge(pair, -1, Integer::sum) == 0) {
              moment.resolved().add(pair);
            } else {
              withinOthers++;
            }
          }
        });
  }

  /** The moments, in order, by their time in seconds. */
  NavigableMap<Long, Moment> moments() {
    return moments;
  }

  /** How many alarms ended while another of the same pair went on. */
  long withinOthers() {
    return withinOthers;
  }
}
