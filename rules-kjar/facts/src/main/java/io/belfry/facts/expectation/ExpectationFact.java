package io.belfry.facts.expectation;

import io.belfry.facts.AlertFact;
import io.belfry.facts.Explained;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import java.time.LocalDate;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** An expectation of the catalogue, as rules see it. */
public final class ExpectationFact implements Explained {
  private static final String SOURCE = "belfry";

  private static final List<Severity> WORST_FIRST =
      List.of(Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.WARNING, Severity.INFO);

  private final Expectation expectation;
  private final String terms;
  private final long since;

  /**
   * @param holidays of the tenant, on which no timetable expects anything
   * @param since when the rules were told of it, in milliseconds since 1970
   */
  public ExpectationFact(Expectation expectation, Collection<LocalDate> holidays, long since) {
    this.expectation =
        expectation.demand() instanceof Schedule schedule && !holidays.isEmpty()
            ? expectation.with(schedule.without(holidays))
            : expectation;
    this.terms = this.expectation.terms();
    this.since = since;
  }

  public String getId() {
    return expectation.id();
  }

  public String getName() {
    return expectation.name();
  }

  public String getTerms() {
    return terms;
  }

  /** What kind of demand it is. */
  public String getKind() {
    return expectation.demand().kind();
  }

  /** Whether it is about how a run ends, and not about when something comes. */
  public boolean isRun() {
    return expectation.demand() instanceof Run;
  }

  public By getBy() {
    return expectation.by();
  }

  public String getMatch() {
    return expectation.match();
  }

  /** Whether it describes itself by each call. */
  public boolean isByUse() {
    return expectation.byUse();
  }

  /** When the rules were told of it, in milliseconds since 1970. */
  public long getSince() {
    return since;
  }

  /** What is remembered at first. */
  public ArrivalsFact begin() {
    ArrivalsFact fresh = new ArrivalsFact(getId(), terms, since);
    expectation.demand().begin(fresh, since);
    return fresh;
  }

  /** What an arrival comes to. */
  public Verdict arrived(ArrivalsFact before, Arrival arrival) {
    Verdict verdict = new Verdict(before);
    expectation.demand().arrived(verdict, arrival);
    verdict.getNext().last = arrival.getAt();
    return verdict;
  }

  /** What a deadline comes to; time is in milliseconds since 1970. */
  public Verdict fellDue(ArrivalsFact before, long now) {
    Verdict verdict = new Verdict(before);
    expectation.demand().fellDue(verdict, now, WORST_FIRST.indexOf(expectation.severity()));
    return verdict;
  }

  /** What it comes to that these terms hold in place of those before. */
  public Verdict changed(ArrivalsFact before) {
    Verdict verdict = new Verdict(before);
    if (before.getTerms().startsWith(getKind() + " ")) {
      expectation.demand().replan(verdict, since);
    } else {
      before.open().forEach(sort -> verdict.settle(sort, since, "the expectation was changed"));
      ArrivalsFact fresh = begin();
      fresh.last = before.last;
      verdict.getNext().setStanding(fresh);
    }
    return verdict;
  }

  /** The same later, where nothing could arrive for a time. */
  public ArrivalsFact postponed(ArrivalsFact before, long millis) {
    return before.postponed(expectation.demand().clockwork(), millis);
  }

  /** The alert that tells of a finding. */
  public AlertFact alert(Finding finding) {
    int severity = WORST_FIRST.indexOf(expectation.severity()) - finding.getStep();
    return new AlertFact(
        finding.getAt(),
        SOURCE,
        "expectation." + finding.getSort().word(),
        finding.getKey(),
        Status.FIRING,
        WORST_FIRST.get(Math.max(0, severity)),
        expectation.name() + ": " + finding.getSentence(),
        expectation.service(),
        "",
        Map.of("expectation", getId()),
        finding.getSince());
  }

  @Override
  public String factName() {
    return "expectation";
  }

  @Override
  public Map<String, String> factValues() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("name", expectation.name());
    values.put("kind", getKind());
    values.put("by", expectation.by().name().toLowerCase(Locale.ROOT));
    values.put("match", expectation.match());
    return values;
  }
}
