package io.belfry.replay;

import io.belfry.engine.Fate;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * What a replay came to.
 *
 * @param withinOthers alarms whose end was not told, for another of the same pair went on
 * @param flapped events that flapped at some time
 * @param firedAgain how often an event that was cleared fired again, without flapping
 * @param everHeld alerts that were held at some time
 * @param fates how many alerts have each fate for good
 * @param days from the first alarm to the last end
 * @param nanos that it took, with all checks
 */
record ReplayFigures(
    long alarms,
    long alerts,
    long withinOthers,
    long events,
    long flapped,
    long firedAgain,
    long everHeld,
    Map<Fate, Long> fates,
    double days,
    long nanos) {

  /** By how much events are fewer than alerts, in percent; 0 when there were none. */
  double reduction() {
    return alerts == 0 ? 0 : 100.0 * (alerts - events) / alerts;
  }

  /** For people, a line each. */
  String text() {
    return String.format(
        Locale.ROOT,
        """
          alarms            %,10d over %.1f days
          alerts            %,10d (%,d ends were within another alarm of the pair)
          fates             %s
          events            %,10d
          reduction         %10.2f %% from alerts to events, %.1f alerts an event
          events a day      %10.1f
          fired again       %,10d times an event that was cleared
          flapping events   %,10d
          held alerts       %,10d
          time taken        %10.1f s, with all checks
        """,
        alarms,
        days,
        alerts,
        withinOthers,
        new TreeMap<>(fates)
            .entrySet().stream()
                .map(
                    fate ->
                        String.format(Locale.ROOT, "%s %,d", fate.getKey().word(), fate.getValue()))
                .collect(Collectors.joining(", ")),
        events,
        reduction(),
        events == 0 ? 0 : (double) alerts / events,
        days == 0 ? events : events / days,
        firedAgain,
        flapped,
        everHeld,
        nanos / 1e9);
  }
}
