package io.belfry.load;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;

/** Prints the medians of the rounds of one load, and Belfry's share of the Alertmanager's. */
final class Table {
  private static final String LINE = "  %-34s %12s %14s %8s  %s%n";

  private final Shape shape;
  private final Aim aim;
  private final List<Result> belfry;
  private final List<Result> other;

  Table(Shape shape, Aim aim, Map<Target.Kind, List<Result>> results) {
    this.shape = shape;
    this.aim = aim;
    belfry = results.getOrDefault(Target.Kind.BELFRY, List.of());
    other = results.getOrDefault(Target.Kind.ALERTMANAGER, List.of());
  }

  void print() {
    System.out.printf(
        "%n%s: %,d alerts, %d a request, %d connections, %s; medians of %d%n",
        shape.name(),
        shape.alerts(),
        shape.perRequest(),
        shape.connections(),
        shape.rate() == 0 ? "as fast as it goes" : shape.rate() + "/s",
        Math.max(belfry.size(), other.size()));
    System.out.printf(LINE, "", "Belfry", "Alertmanager", "ratio", "");
    rate("accepted/s", Result::acceptedRate, aim.accepted());
    rate("fully processed/s", Result::processedRate, aim.processed());
    if (aim.required() > 0) {
      rate("  the same, required", Result::processedRate, aim.required());
    }
    rate("listed and searchable/s", result -> result.accepted() / result.settledSeconds(), 0);
    latencies("ack", Result::acks);
    if (shape.probeMillis() > 0) {
      latencies("POST to shown", result -> result.probes().shown());
      latencies("POST to event shown", result -> result.probes().events());
      row("probes sent", result -> result.probes().sent(), "%,.0f");
      row(
          "probes not sent in time, failed",
          r -> r.probes().skipped() + r.probes().failed(),
          "%,.0f");
      shown();
    }
    row("CPU-s server", Result::serverSeconds, "%.2f");
    row("CPU-s PostgreSQL", Result::databaseSeconds, "%.2f");
    row("CPU-s generator", Result::generatorSeconds, "%.2f");
    row("CPU-ms for 1,000 alerts", Result::cost, "%.1f");
    errors("Belfry", belfry);
    errors("Alertmanager", other);
  }

  /** Where Belfry's processor time went, in the round of the median. */
  void printThreads() {
    Map<String, Double> sum = new TreeMap<>();
    for (Result result : belfry) {
      result.threads().forEach((kind, seconds) -> sum.merge(kind, seconds, Double::sum));
    }
    double all = sum.values().stream().mapToDouble(Double::doubleValue).sum();
    System.out.println("  Belfry's threads, CPU-s of all rounds:");
    sum.entrySet().stream()
        .sorted(Map.Entry.<String, Double>comparingByValue().reversed())
        .limit(14)
        .forEach(
            entry ->
                System.out.printf(
                    "    %-18s %8.2f %5.1f %%%n",
                    entry.getKey(), entry.getValue(), 100 * entry.getValue() / all));
  }

  private void latencies(String what, java.util.function.Function<Result, Latencies> of) {
    double[] shares = {0.5, 0.99, 0.999, 1};
    String[] names = {"p50", "p99", "p99.9", "max"};
    for (int i = 0; i < shares.length; i++) {
      double share = shares[i];
      row(what + " " + names[i] + " ms", result -> of.apply(result).millis(share), "%.1f");
    }
  }

  private void shown() {
    double alert = median(belfry, result -> result.probes().shown().millis(0.99));
    double event = median(belfry, result -> result.probes().events().millis(0.99));
    double accept = median(other, result -> result.acks().millis(0.99));
    double worst = Math.max(alert, event);
    System.out.printf(
        Locale.ROOT,
        "  shown p99 %.1f ms, aim %.0f ms: %s; or no worse than the Alertmanager's ack p99 %.1f ms: %s%n",
        worst,
        aim.shownMillis(),
        worst <= aim.shownMillis() ? "yes" : "no",
        accept,
        worst <= accept ? "yes" : "no");
  }

  private void rate(String what, ToDoubleFunction<Result> of, double times) {
    double ratio = ratio(of);
    line(what, of, "%,.0f", Aim.times(times, ratio));
  }

  private void row(String what, ToDoubleFunction<Result> of, String form) {
    line(what, of, form, "");
  }

  private void line(String what, ToDoubleFunction<Result> of, String form, String remark) {
    double ratio = ratio(of);
    System.out.printf(
        LINE,
        what,
        text(form, median(belfry, of)),
        text(form, median(other, of)),
        Double.isFinite(ratio) ? text("%.2fx", ratio) : "",
        remark);
  }

  /** The median of what the rounds say, for those stand next to each other in time. */
  private double ratio(ToDoubleFunction<Result> of) {
    List<Double> ratios = new ArrayList<>();
    for (int i = 0; i < Math.min(belfry.size(), other.size()); i++) {
      ratios.add(of.applyAsDouble(belfry.get(i)) / of.applyAsDouble(other.get(i)));
    }
    return middle(ratios);
  }

  private static double median(List<Result> results, ToDoubleFunction<Result> of) {
    return middle(results.stream().map(of::applyAsDouble).toList());
  }

  private static double middle(List<Double> values) {
    List<Double> sorted = values.stream().sorted().toList();
    int half = sorted.size() / 2;
    return sorted.isEmpty()
        ? Double.NaN
        : sorted.size() % 2 == 1 ? sorted.get(half) : (sorted.get(half - 1) + sorted.get(half)) / 2;
  }

  private static String text(String form, double value) {
    return Double.isNaN(value) ? "" : String.format(Locale.ROOT, form, value);
  }

  private static void errors(String who, List<Result> results) {
    Map<String, Long> sum = new TreeMap<>();
    results.forEach(
        result -> result.errors().forEach((what, count) -> sum.merge(what, count, Long::sum)));
    System.out.printf("  errors of %s: %s%n", who, sum.isEmpty() ? "none" : sum);
  }
}
