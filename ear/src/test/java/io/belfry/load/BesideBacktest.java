package io.belfry.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Arrays;
import java.util.function.ToDoubleFunction;

/**
 * Measures what a running backtest costs the alerts that come meanwhile: rounds of the same load
 * without and with one, by turns. {@code --belfry http://127.0.0.1:PORT --token-file FILE
 * --belfry-pid PID --postgres-pid PID --file ALERTS.ndjson --alerts N --package NAME --version
 * NUMBER} say where and what; {@code --rounds}, {@code --seconds} (of a round), {@code --warm-up}
 * (alerts) and {@code --limit} (how often as long the 99th percentiles may be) change the load.
 */
public final class BesideBacktest {
  private static final int RATE = 1_000;
  private static final int PER_REQUEST = 10;
  private static final int CONNECTIONS = 32;
  private static final int PROBE_MILLIS = 20;
  private static final int KEYS = 10_000;
  private static final double TAIL = 0.99;

  private final Target target;
  private final Alerts alerts;
  private final String name;
  private long nextAlert;
  private int ran;

  private BesideBacktest(Target target, Alerts alerts, String name) {
    this.target = target;
    this.alerts = alerts;
    this.name = name;
  }

  /** A round, and what the backtest did meanwhile; 0 where none ran. */
  private record Measured(Result result, double judgedRate, double share) {
    double request() {
      return result.acks().millis(TAIL);
    }

    double shown() {
      return result.probes().shown().millis(TAIL);
    }
  }

  /** Runs it; ends with 1 when a backtest costs more than it may. */
  public static void main(String... arguments) throws Exception {
    Options options = new Options(arguments);
    Target target =
        new Target(
            Target.Kind.BELFRY,
            Target.port(options.text("belfry", "")),
            Files.readString(Path.of(options.text("token-file", "token"))).strip(),
            options.number("belfry-pid", 0),
            options.number("postgres-pid", 0));
    int rounds = options.number("rounds", 3);
    int seconds = options.number("seconds", 40);
    int warmUp = options.number("warm-up", 200_000);
    double limit = options.real("limit", 2);
    Backtesting backtesting =
        new Backtesting(
            target,
            Path.of(options.text("file", "past.ndjson")),
            options.number("alerts", 1),
            options.text("package", ""),
            options.text("version", ""));
    options.done();
    Instant startsAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);
    BesideBacktest load =
        new BesideBacktest(
            target,
            new Alerts(Alerts.Format.V1, KEYS, startsAt, 0, 0),
            Long.toString(startsAt.getEpochSecond(), 36));
    boolean within = load.compare(backtesting, rounds, seconds, warmUp, limit);
    System.exit(within ? 0 : 1);
  }

  private boolean compare(
      Backtesting backtesting, int rounds, int seconds, int warmUp, double limit)
      throws IOException, InterruptedException {
    run(new Shape("warm-up", Math.max(PER_REQUEST, warmUp), PER_REQUEST, 0, 64, 0, 120));
    Shape paced =
        new Shape(
            "paced",
            RATE * seconds,
            PER_REQUEST,
            RATE,
            CONNECTIONS,
            PROBE_MILLIS,
            Math.min(600, seconds + 30));
    run(paced);
    // Its door is compiled by then, too.
    beside(backtesting, paced, -1);
    Measured[] without = new Measured[rounds];
    Measured[] with = new Measured[rounds];
    for (int round = 0; round < rounds; round++) {
      // Whatever drifts, such as the journal's size, is in both alike.
      boolean first = round % 2 == 0;
      if (first) {
        without[round] = alone(paced, round);
      }
      with[round] = beside(backtesting, paced, round);
      if (!first) {
        without[round] = alone(paced, round);
      }
    }
    boolean requests = tell("request", without, with, Measured::request, limit);
    boolean shown = tell("POST to visible", without, with, Measured::shown, limit);
    System.out.printf(
        "The backtest judged %,.0f alerts/s by both releases (median), while %,d alerts/s came%n",
        median(with, Measured::judgedRate), RATE);
    return requests && shown;
  }

  private static boolean tell(
      String what,
      Measured[] without,
      Measured[] with,
      ToDoubleFunction<Measured> of,
      double limit) {
    double alone = median(without, of);
    double beside = median(with, of);
    boolean within = beside <= limit * alone;
    System.out.printf(
        "p99 of %s: %.1f ms alone, %.1f ms beside a backtest, %.2f times (limit %.1f)%s%n",
        what, alone, beside, beside / alone, limit, within ? "" : ": TOO MUCH");
    return within;
  }

  private static double median(Measured[] rounds, ToDoubleFunction<Measured> of) {
    double[] sorted = Arrays.stream(rounds).mapToDouble(of).sorted().toArray();
    int middle = sorted.length / 2;
    return sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
  }

  private Measured alone(Shape shape, int round) throws IOException, InterruptedException {
    return print(round, "alone ", new Measured(run(shape), 0, 0));
  }

  private Measured beside(Backtesting backtesting, Shape shape, int round)
      throws IOException, InterruptedException {
    backtesting.start();
    try {
      Backtesting.Progress before = backtesting.progress();
      Result result = run(shape);
      Backtesting.Progress done = backtesting.progress().since(before);
      return print(round, "beside", new Measured(result, done.rate(), done.share()));
    } finally {
      backtesting.stop();
    }
  }

  private static Measured print(int round, String how, Measured measured) {
    System.out.printf(
        "round %d %s: p99 of request %.1f ms, of POST to visible %.1f ms; backtest %,.0f alerts/s, running %.0f %% of the time%n",
        round + 1,
        how,
        measured.request(),
        measured.shown(),
        measured.judgedRate(),
        100 * measured.share());
    return measured;
  }

  private Result run(Shape shape) throws IOException, InterruptedException {
    String round = "Probe" + name + "r" + ran++ + "x";
    Result result = new Round(target, shape, Alerts.Format.V1, alerts, round).run(nextAlert);
    nextAlert += shape.alerts();
    if (!result.errors().isEmpty() || result.probes().failed() > 0) {
      throw new IllegalStateException("Not all was taken: " + result.errors());
    }
    Thread.sleep(500);
    return result;
  }
}
