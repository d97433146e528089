package io.belfry.benchmark;

import io.belfry.backtest.BacktestFigures;
import io.belfry.engine.ActivationFigures;
import io.belfry.engine.ReleaseMemoryFigures;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * Prints the figures of the engine. Arguments: {@code judge}, {@code points}, {@code correlate},
 * {@code suppress}, {@code runbooks}, {@code memory}, {@code rebuild}, {@code line}, {@code
 * backtest}, {@code activation}, with commas between; without any, all of them. Only when asked,
 * {@code releases}, {@code people} and {@code people-small}.
 */
public final class Benchmarks {
  private static final Set<String> ALL =
      Set.of(
          "judge",
          "points",
          "correlate",
          "suppress",
          "runbooks",
          "memory",
          "rebuild",
          "line",
          "backtest",
          "activation",
          "releases",
          "people",
          "people-small");

  private Benchmarks() {}

  public static void main(String[] args) throws Exception {
    List<String> wanted =
        Arrays.stream(String.join(",", args).split(",")).filter(arg -> !arg.isBlank()).toList();
    if (!ALL.containsAll(wanted)) {
      System.err.println(
          "Known are judge, points, correlate, suppress, runbooks, memory, rebuild, line, backtest,"
              + " activation, releases, people and people-small, not "
              + wanted);
      System.exit(2);
    }
    if (wanted.isEmpty() || wanted.contains("judge")) {
      EngineFigures.print(3);
    }
    if (wanted.isEmpty() || wanted.contains("points")) {
      PointFigures.print(3);
    }
    if (wanted.isEmpty() || wanted.contains("correlate")) {
      CorrelationFigures.print(5);
    }
    if (wanted.isEmpty() || wanted.contains("suppress")) {
      SuppressionFigures.print(5);
    }
    if (wanted.isEmpty() || wanted.contains("runbooks")) {
      RunbookFigures.print(5);
    }
    if (wanted.isEmpty() || wanted.contains("memory")) {
      MemoryFigures.print();
    }
    if (wanted.isEmpty() || wanted.contains("rebuild")) {
      FilledJournal.printRebuild(300_000, 3);
    }
    if (wanted.isEmpty() || wanted.contains("line")) {
      LineBenchmark.main(new String[] {"100000", "10", "10000", "200"});
    }
    if (wanted.isEmpty() || wanted.contains("backtest")) {
      BacktestFigures.print(3);
    }
    if (wanted.isEmpty() || wanted.contains("activation")) {
      ActivationFigures.print();
    }
    if (wanted.contains("releases")) {
      ReleaseMemoryFigures.print();
    }
    if (wanted.contains("people")) {
      System.exit(PeopleFigures.print(250_000, 5_000_000) ? 0 : 1);
    }
    if (wanted.contains("people-small")) {
      System.exit(PeopleFigures.print(25_000, 0) ? 0 : 1);
    }
    System.exit(0);
  }
}
