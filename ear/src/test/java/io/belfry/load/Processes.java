package io.belfry.load;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What processes took, as Linux counts it in {@code /proc}. */
final class Processes {
  private static final Path PROC = Path.of("/proc");
  // USER_HZ, which is 100 wherever Java runs on Linux.
  private static final double TICKS_A_SECOND = 100;

  private Processes() {}

  /** Fields of a stat file that count here; the times in ticks. */
  private record Stat(String name, long parent, long own, long ended) {}

  /**
   * Processor seconds of a process, of all below it and of those below it that ended.
   *
   * @param without a process below it that is not counted, with all below that
   */
  static double seconds(long root, long without) {
    return tree(root, without).values().stream().mapToLong(stat -> stat.own() + stat.ended()).sum()
        / TICKS_A_SECOND;
  }

  /**
   * The peak of the resident memory of a process and of all below it, in MiB. Pages that they share
   * are counted for each, so for PostgreSQL it is an upper bound.
   */
  static long peakMebibytes(long root, long without) {
    long kibibytes = 0;
    for (long pid : tree(root, without).keySet()) {
      for (String line : read(PROC.resolve(pid + "/status")).split("\n")) {
        if (line.startsWith("VmHWM:")) {
          kibibytes += Long.parseLong(line.replaceAll("\\D", ""));
        }
      }
    }
    return kibibytes >> 10;
  }

  /**
   * Processor seconds by kind of thread, of a process and of all below it: names that differ only
   * in a number are one kind. Linux keeps 15 characters of a name. Threads that ended are missing.
   */
  static Map<String, Double> threads(long root, long without) {
    Map<String, Double> seconds = new TreeMap<>();
    for (long pid : tree(root, without).keySet()) {
      for (Path thread : list(PROC.resolve(pid + "/task"))) {
        stat(thread.resolve("stat"))
            .ifPresent(
                stat ->
                    seconds.merge(
                        stat.name().replaceAll("\\d+", "#").strip(),
                        stat.own() / TICKS_A_SECOND,
                        Double::sum));
      }
    }
    return seconds;
  }

  private static Map<Long, Stat> tree(long root, long without) {
    Map<Long, Stat> rest = all();
    Map<Long, Stat> found = new HashMap<>();
    rest.remove(without);
    List<Long> next = new ArrayList<>(List.of(root));
    for (int i = 0; i < next.size(); i++) {
      long process = next.get(i);
      Stat stat = rest.remove(process);
      if (stat != null) {
        found.put(process, stat);
        rest.forEach(
            (pid, child) -> {
              if (child.parent() == process) {
                next.add(pid);
              }
            });
      }
    }
    return found;
  }

  private static Map<Long, Stat> all() {
    Map<Long, Stat> all = new HashMap<>();
    for (Path process : list(PROC)) {
      String name = process.getFileName().toString();
      if (Character.isDigit(name.charAt(0))) {
        stat(process.resolve("stat")).ifPresent(stat -> all.put(Long.parseLong(name), stat));
      }
    }
    return all;
  }

  private static Optional<Stat> stat(Path file) {
    String text = read(file);
    // The name stands in parentheses and may hold anything.
    int end = text.lastIndexOf(')');
    if (end < 0) {
      return Optional.empty();
    }
    String[] fields = text.substring(end + 2).split(" ", -1);
    return Optional.of(
        new Stat(
            text.substring(text.indexOf('(') + 1, end),
            Long.parseLong(fields[1]),
            Long.parseLong(fields[11]) + Long.parseLong(fields[12]),
            Long.parseLong(fields[13]) + Long.parseLong(fields[14])));
  }

  private static List<Path> list(Path folder) {
    try (Stream<Path> files = Files.list(folder)) {
      return files.toList();
    } catch (IOException ended) {
      return List.of();
    } catch (UncheckedIOException ended) {
      return List.of();
    }
  }

  /** Empty when the process has ended. */
  private static String read(Path file) {
    try {
      return Files.readString(file, StandardCharsets.ISO_8859_1);
    } catch (IOException ended) {
      return "";
    }
  }
}
