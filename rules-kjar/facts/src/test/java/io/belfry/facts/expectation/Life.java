package io.belfry.facts.expectation;

import io.belfry.facts.AlertFact;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** An expectation over virtual time, with deadlines as the host keeps them. */
final class Life {
  private ExpectationFact expected;
  private ArrivalsFact arrivals;
  private final List<Finding> told = new ArrayList<>();

  Life(Demand demand, String since) {
    this(demand, millis(since));
  }

  Life(Demand demand, long since) {
    expected = fact(demand, since);
    arrivals = expected.begin();
  }

  private static ExpectationFact fact(Demand demand, long since) {
    return new ExpectationFact(
        new Expectation("1", "Backup", "shop", Severity.MINOR, By.KEY, "backup", demand, false),
        List.of(),
        since);
  }

  static long millis(String time) {
    return Instant.parse(time).toEpochMilli();
  }

  Life until(String time) {
    return until(millis(time));
  }

  Life until(long time) {
    while (arrivals.due != 0 && arrivals.due <= time) {
      long due = arrivals.due;
      take(expected.fellDue(arrivals, due));
      if (arrivals.due != 0 && arrivals.due <= due) {
        throw new IllegalStateException("It is due again at once: " + due);
      }
    }
    return this;
  }

  Life arrive(String time) {
    return arrive(millis(time));
  }

  Life arrive(long time) {
    return arrive(time, Map.of(), Map.of());
  }

  Life signal(String time, String run) {
    return arrive(millis(time), Map.of(Signal.LABEL, run), Map.of());
  }

  Life arrive(long time, Map<String, String> labels, Map<String, Double> values) {
    until(time);
    AlertFact alert =
        new AlertFact(
            time,
            "test",
            "Backup",
            "backup",
            Status.FIRING,
            Severity.INFO,
            "",
            "",
            "",
            labels,
            0,
            values,
            0);
    take(expected.arrived(arrivals, new Arrival("1", alert)));
    return this;
  }

  /** Belfry could not accept anything. */
  Life away(String from, String to) {
    until(from);
    arrivals = expected.postponed(arrivals, millis(to) - millis(from));
    return this;
  }

  Life changed(String at, Demand demand) {
    until(at);
    expected = fact(demand, millis(at));
    take(expected.changed(arrivals));
    arrivals.setTerms(expected.getTerms());
    return this;
  }

  private void take(Verdict verdict) {
    arrivals = verdict.getNext();
    told.addAll(verdict.getFindings());
  }

  ArrivalsFact arrivals() {
    return arrivals;
  }

  ExpectationFact expected() {
    return expected;
  }

  List<Finding> findings() {
    return told;
  }

  /** What was told since it was last asked: when, and what; a minus stands before what is over. */
  List<String> told() {
    List<String> texts =
        told.stream()
            .map(
                finding ->
                    "%s %s%s"
                        .formatted(
                            Instant.ofEpochMilli(finding.getAt()),
                            finding.isRaised() ? "" : "-",
                            finding.getSort().word()))
            .toList();
    told.clear();
    return texts;
  }
}
