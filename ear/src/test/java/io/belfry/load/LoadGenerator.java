package io.belfry.load;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Loads one or two servers on this machine and prints what it measured.
 *
 * <p>{@code --belfry http://127.0.0.1:PORT --token-file FILE --belfry-pid PID --postgres-pid PID}
 * and {@code --alertmanager http://127.0.0.1:PORT --alertmanager-pid PID} say which servers; one of
 * them is enough. {@code --quick}, {@code --rounds}, {@code --connections}, {@code --keys}, {@code
 * --new-share}, {@code --resolved-share}, {@code --format v1} (only for Belfry alone) and {@code
 * --probe} (milliseconds between probes) change the loads; {@code --only WORD} picks those whose
 * name has the word; {@code --alerts N --per-request N --rate N --seconds N} put one load in the
 * place of all. {@code --threads} prints where Belfry's processor time went.
 */
public final class LoadGenerator {
  private LoadGenerator() {}

  /** Runs it. */
  public static void main(String... arguments) throws IOException, InterruptedException {
    try {
      run(new Options(arguments));
    } catch (IllegalArgumentException wrong) {
      System.err.println(wrong.getMessage());
      System.exit(2);
    }
  }

  private static void run(Options options) throws IOException, InterruptedException {
    boolean quick = options.has("quick");
    List<Target> targets = targets(options);
    Alerts.Format format =
        options.text("format", "v2").equals("v1") ? Alerts.Format.V1 : Alerts.Format.V2;
    if (format == Alerts.Format.V1
        && targets.stream().anyMatch(target -> target.kind() != Target.Kind.BELFRY)) {
      throw new IllegalArgumentException("Only Belfry understands --format v1.");
    }
    Instant startsAt = Instant.now().truncatedTo(ChronoUnit.SECONDS).minusSeconds(60);
    Alerts alerts =
        new Alerts(
            format,
            Math.max(1, options.number("keys", 10_000)),
            startsAt,
            options.real("new-share", 0),
            options.real("resolved-share", 0));
    int rounds = options.number("rounds", quick ? 1 : 3);
    boolean threads = options.has("threads");
    Map<Shape, Aim> shapes = Shapes.of(options, quick);
    List<Shape> warmUp = Shapes.warmUp(options, quick);
    options.done();

    String name = Long.toString(startsAt.getEpochSecond(), 36);
    Comparison comparison = new Comparison(targets, format, alerts, name);
    for (Shape shape : warmUp) {
      comparison.run(shape, 1);
    }
    for (Map.Entry<Shape, Aim> shape : shapes.entrySet()) {
      Table table =
          new Table(shape.getKey(), shape.getValue(), comparison.run(shape.getKey(), rounds));
      table.print();
      if (threads) {
        table.printThreads();
      }
    }
    System.out.println();
    for (Target target : targets) {
      System.out.printf(
          "Peak memory of %s: %,d MiB%s%n",
          target.kind().word(),
          Processes.peakMebibytes(target.process(), target.database()),
          target.database() == 0
              ? ""
              : ", of its PostgreSQL at most %,d MiB"
                  .formatted(Processes.peakMebibytes(target.database(), 0)));
    }
    System.out.printf(
        "Peak memory of the generator: %,d MiB%n",
        Processes.peakMebibytes(ProcessHandle.current().pid(), 0));
  }

  private static List<Target> targets(Options options) throws IOException {
    List<Target> targets = new ArrayList<>();
    if (options.has("belfry")) {
      targets.add(
          new Target(
              Target.Kind.BELFRY,
              Target.port(options.text("belfry", "")),
              Files.readString(Path.of(options.text("token-file", "token"))).strip(),
              options.number("belfry-pid", 0),
              options.number("postgres-pid", 0)));
    }
    if (options.has("alertmanager")) {
      targets.add(
          new Target(
              Target.Kind.ALERTMANAGER,
              Target.port(options.text("alertmanager", "")),
              "",
              options.number("alertmanager-pid", 0),
              0));
    }
    if (targets.isEmpty()) {
      throw new IllegalArgumentException("There is no server. Name --belfry or --alertmanager.");
    }
    return targets;
  }
}
