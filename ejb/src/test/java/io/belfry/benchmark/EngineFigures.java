package io.belfry.benchmark;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.openjdk.jmh.runner.Runner;
import org.openjdk.jmh.runner.RunnerException;
import org.openjdk.jmh.runner.options.Options;
import org.openjdk.jmh.runner.options.OptionsBuilder;
import org.openjdk.jmh.runner.options.VerboseMode;

/**
 * Runs {@link EngineBenchmark} in alternating rounds, each in a JVM of its own, and prints medians
 * and ratios.
 */
final class EngineFigures {
  private static final List<String> BENCHMARKS =
      List.of("plainRule", "referenceSparse", "referenceDense", "shippedPolicies");

  private EngineFigures() {}

  static void print(int rounds) throws RunnerException {
    Map<String, List<Double>> nanos = new LinkedHashMap<>();
    for (int round = 1; round <= rounds; round++) {
      for (String benchmark : BENCHMARKS) {
        double measured = measure(benchmark);
        nanos.computeIfAbsent(benchmark, name -> new ArrayList<>()).add(measured);
        System.out.printf("round %d: %s %.2f us an alert%n", round, benchmark, measured / 1_000);
      }
    }
    System.out.printf("%n%-18s %12s %18s%n", "", "us an alert", "alerts a CPU-s");
    for (String benchmark : BENCHMARKS) {
      double median = median(nanos, benchmark);
      System.out.printf("%-18s %12.2f %,18.0f%n", benchmark, median / 1_000, 1e9 / median);
    }
    System.out.printf(
        "%nreference set to plain rule: %.1fx; 100,000 to 1,000 alerts a window: %.2fx%n",
        median(nanos, "referenceDense") / median(nanos, "plainRule"),
        median(nanos, "referenceDense") / median(nanos, "referenceSparse"));
  }

  private static double measure(String benchmark) throws RunnerException {
    Options options =
        new OptionsBuilder()
            .include(EngineBenchmark.class.getName() + "." + benchmark + "$")
            .shouldFailOnError(true)
            .verbosity(VerboseMode.SILENT)
            .build();
    double[] iterations =
        new Runner(options)
            .runSingle().getBenchmarkResults().stream()
                .flatMap(result -> result.getIterationResults().stream())
                .mapToDouble(
                    result ->
                        Objects.requireNonNull(result.getSecondaryResults().get("nanosAnAlert"))
                            .getScore())
                .toArray();
    Arrays.sort(iterations);
    return iterations[iterations.length / 2];
  }

  private static double median(Map<String, List<Double>> nanos, String benchmark) {
    double[] rounds =
        nanos.getOrDefault(benchmark, List.of()).stream().mapToDouble(each -> each).toArray();
    Arrays.sort(rounds);
    return rounds[rounds.length / 2];
  }
}
