package io.belfry.facts.baseline;

import io.belfry.facts.measure.Sensitivity;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/**
 * Runs the server's own detector over the series of the Numenta Anomaly Benchmark, one baseline a
 * file and a point at a time, and writes {@code timestamp,value,anomaly_score} at the same relative
 * path. With the benchmark's windows it prints what operators would feel.
 */
final class NabRun {
  private NabRun() {}

  /** One series as it was scored; the times are milliseconds in the series' own clock. */
  record Scored(String name, long[] times, double[] scores) {}

  public static void main(String[] arguments) throws IOException {
    if (arguments.length < 2 || arguments.length > 3) {
      System.err.println("usage: NabRun <series directory> <output directory> [windows.json]");
      System.exit(2);
    }
    Path series = Path.of(arguments[0]);
    List<Scored> scored = run(series, Path.of(arguments[1]));
    System.out.printf("%d series scored into %s%n", scored.size(), arguments[1]);
    if (arguments.length == 3) {
      NabWindows windows = NabWindows.parse(Files.readString(Path.of(arguments[2])));
      for (Sensitivity sensitivity : Sensitivity.values()) {
        System.out.println(windows.felt(scored, sensitivity));
      }
    }
  }

  static List<Scored> run(Path series, Path output) throws IOException {
    List<Scored> scored = new ArrayList<>();
    try (Stream<Path> files = Files.walk(series)) {
      for (Path file : files.filter(path -> path.toString().endsWith(".csv")).sorted().toList()) {
        Path relative = series.relativize(file);
        scored.add(score(relative.toString(), file, output.resolve(relative)));
      }
    } catch (UncheckedIOException unreadable) {
      throw unreadable.getCause();
    }
    return scored;
  }

  private static Scored score(String name, Path file, Path target) throws IOException {
    List<String> rows =
        Files.readAllLines(file).stream().skip(1).filter(row -> !row.isBlank()).toList();
    long[] times = new long[rows.size()];
    double[] scores = new double[rows.size()];
    List<String> written = new ArrayList<>(List.of("timestamp,value,anomaly_score"));
    Baseline baseline = new Baseline();
    for (int i = 0; i < times.length; i++) {
      List<String> columns = Arrays.asList(rows.get(i).split(",", -1));
      times[i] = millis(columns.get(0));
      scores[i] = baseline.observe(times[i], Double.parseDouble(columns.get(1)));
      written.add(columns.get(0) + "," + columns.get(1) + "," + scores[i]);
    }
    Path folder = target.getParent();
    if (folder != null) {
      Files.createDirectories(folder);
    }
    Files.write(target, written);
    return new Scored(name, times, scores);
  }

  /** The benchmark's stamps, in seconds or with a fraction; they name no zone. */
  static long millis(String stamp) {
    return LocalDateTime.parse(stamp.strip().replace(' ', 'T'))
        .withNano(0)
        .toInstant(ZoneOffset.UTC)
        .toEpochMilli();
  }
}
