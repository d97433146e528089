package io.belfry.replay;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Reads records of alarms: a line of names, then a line for each alarm, with commas between. */
final class AlarmFile {
  private static final List<String> COLUMNS =
      List.of("alarm_id", "device_id", "start_timestamp", "end_timestamp");

  /** Over a century, in seconds: what is beyond counts something else, such as milliseconds. */
  private static final long MOST_SECONDS = 4_000_000_000L;

  private AlarmFile() {}

  /**
   * Reads all alarms, in the order of the file.
   *
   * @throws IOException when it cannot be read, or a line is not as it must be; it says which
   */
  static List<Alarm> read(Path file) throws IOException {
    List<String> lines = Files.readAllLines(file);
    if (lines.isEmpty() || !split(lines.get(0)).equals(COLUMNS)) {
      throw new IOException(
          "The first line of %s is (%s). It must be %s."
              .formatted(file, lines.isEmpty() ? "" : lines.get(0), String.join(",", COLUMNS)));
    }
    List<Alarm> alarms = new ArrayList<>(lines.size());
    for (int number = 2; number <= lines.size(); number++) {
      String line = lines.get(number - 1);
      if (!line.isBlank()) {
        alarms.add(alarm(split(line), "Line %d of %s (%s)".formatted(number, file, line)));
      }
    }
    return alarms;
  }

  private static Alarm alarm(List<String> values, String place) throws IOException {
    if (values.size() != COLUMNS.size() || values.contains("")) {
      throw new IOException(place + " does not have a value for each of the four columns.");
    }
    return new Alarm(
        new Alarm.Pair(values.get(1), values.get(0)),
        seconds(values.get(2), place),
        seconds(values.get(3), place));
  }

  private static long seconds(String text, String place) throws IOException {
    try {
      long seconds = Long.parseLong(text);
      if (seconds >= 0 && seconds <= MOST_SECONDS) {
        return seconds;
      }
    } catch (NumberFormatException malformed) {
      // It is told below, as a number out of bounds is.
    }
    throw new IOException(
        "%s has a time (%s) that is no whole number of seconds from 0 to %d."
            .formatted(place, text, MOST_SECONDS));
  }

  private static List<String> split(String line) {
    return Arrays.stream(line.split(",", -1)).map(String::strip).toList();
  }
}
