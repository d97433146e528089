package io.belfry.replay;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** A record as a network might make it: repetitions, overlaps, odd ends, and pairs that flap. */
final class GeneratedAlarms {
  private GeneratedAlarms() {}

  /** The lines of a file, with some alarms of each oddity. */
  static List<String> lines(long seed, int alarms) {
    Random random = new Random(seed);
    List<String> lines = new ArrayList<>();
    lines.add("alarm_id,device_id,start_timestamp,end_timestamp");
    for (int i = 0; i < alarms; i++) {
      long start = random.nextInt(5 * 86_400);
      String row = line(random.nextInt(4), random.nextInt(8), start, start + length(random));
      lines.add(row);
      if (random.nextInt(10) == 0) {
        lines.add(row);
      }
    }
    for (int i = 0; i < 30; i++) {
      long start = 90_000 + i * 120L;
      lines.add(line(9, 1, start, start + 60));
    }
    return lines;
  }

  private static long length(Random random) {
    return switch (random.nextInt(6)) {
      case 0 -> 0;
      case 1 -> -random.nextInt(600);
      case 2 -> random.nextInt(86_400);
      default -> random.nextInt(900);
    };
  }

  private static String line(int type, int device, long start, long end) {
    return type + "," + device + "," + start + "," + Math.max(0, end);
  }
}
