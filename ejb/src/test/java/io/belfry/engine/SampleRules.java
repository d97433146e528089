package io.belfry.engine;

import io.belfry.runbook.Runbook;
import io.belfry.runbook.SampleReleases;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Releases whose rules use all that the engine offers: deadlines, kept facts, derived alerts. */
final class SampleRules {
  private static final String HEARTBEATS =
      """

      import io.belfry.engine.BeatFact;
      import io.belfry.facts.Expired;
      import io.belfry.facts.Severity;
      import io.belfry.facts.Status;
      global io.belfry.facts.Decisions decisions;

      rule "Await the next heartbeat"
        salience 650
      when
        AlertFact( type == "Heartbeat", $key : key )
      then
        decisions.await($key, 60000);
      end

      rule "Remember a new heart"
        salience 650
      when
        AlertFact( type == "Heartbeat", $key : key )
        not BeatFact( key == $key )
      then
        insert(new BeatFact($key));
      end

      rule "Miss a heartbeat"
        salience 650
      when
        $deadline : Expired( $key : key )
        $beat : BeatFact( key == $key )
      then
        modify($beat) { setMissed($beat.getMissed() + 1) };
        decisions.await($key, 60000);
        insert(new AlertFact($deadline.getDue(), "belfry", "Missed", $key + "/missed",
          Status.FIRING, Severity.MAJOR, "No heartbeat of " + $key, "", "", java.util.Map.of(), 0));
        delete($deadline);
      end
      """;

  /**
   * Named by the service, so that a hold has alerts of several keys, and any alert of the service
   * can end it.
   */
  private static final String HOLDS =
      """

      rule "Hold an alert"
        salience 660
      when
        $alert : AlertFact( type == "Held", again == false, $service : service )
      then
        decisions.hold($alert, "hold " + $service, 30000, "It is held.");
        delete($alert);
      end

      rule "Hold an alert that was rated, for longer"
        salience 660
      when
        $alert : AlertFact( type == "Held", again == true, rated == false, severity == Severity.MAJOR )
      then
        AlertFact rated = $alert.rated(Status.FIRING, Severity.MINOR, "it is rated");
        decisions.instead($alert, rated);
        decisions.hold(rated, "outer " + $alert.getService(), 0, "It is held longer.");
        delete($alert);
      end

      rule "Hold what was made up"
        salience 660
      when
        $alert : AlertFact( type == "Missed", again == false, $key : key )
      then
        decisions.hold($alert, "missed " + $key, 10000, "It is made up, and held.");
        delete($alert);
      end

      rule "Release what is held"
        salience 655
      when
        AlertFact( type == "Release", $service : service )
      then
        decisions.release("hold " + $service);
        decisions.release("outer " + $service);
      end

      rule "End what is held"
        salience 655
      when
        AlertFact( type == "End", $service : service )
      then
        decisions.endHold("hold " + $service);
      end

      rule "Hold what ends a hold"
        salience 652
      when
        $alert : AlertFact( type == "End", severity == Severity.MAJOR, again == false, $service : service )
      then
        decisions.hold($alert, "outer " + $service, 0, "It is held in turn.");
        delete($alert);
      end
      """;

  private static final String LOOP =
      """

      rule "Runbook test/loop knows the alert"
        salience 640
      when
        $alert : AlertFact( type == "Loop" )
        $beat : BeatFact( missed >= 0 )
      then
        modify($beat) { setMissed($beat.getMissed() + 1) };
      end
      """;

  private static final String THROW =
      """

      rule "Runbook test/throw knows the alert"
        salience 640
      when
        $alert : AlertFact( type == "Throw" )
      then
        throw new IllegalStateException("as the test wants");
      end
      """;

  private static final List<Runbook> RUNBOOKS =
      Stream.of(
              List.of(SampleReleases.KNOWN, SampleReleases.expecting("50s")),
              SampleReleases.MEASURING,
              SampleReleases.RELATING)
          .flatMap(List::stream)
          .toList();

  static final Release BEATS_ALONE = SampleReleases.with(RUNBOOKS, HEARTBEATS);

  static final Release BEATS = SampleReleases.with(RUNBOOKS, HEARTBEATS + HOLDS);

  /** Without a runbook that expects anything: no deadlines but those of holds. */
  static final Release HOLDS_ALONE =
      SampleReleases.with(List.of(SampleReleases.KNOWN), HEARTBEATS + HOLDS);

  /** Another release: it knows one type more, other levels, and hears no heartbeats. */
  static final Release OTHER =
      SampleReleases.with(
          List.of(
              SampleReleases.KNOWN,
              SampleReleases.MEASURING.get(0),
              SampleReleases.measuring("lag", "{ metric: lag, above: 50, for: 1m }"),
              SampleReleases.comparing("load", "dynamic: { metric: load, sensitivity: high }"),
              new Runbook(
                  "test/more", "More", "capacity", "more-team", List.of("Unknown"), "## Do")),
          "");

  private static final Map<Set<String>, Release> COMPILED = new ConcurrentHashMap<>();

  /** {@link #BEATS} with two faulty runbooks. */
  static final Release FAULTY = faulty(Set.of());

  private SampleRules() {}

  private static Release faulty(Set<String> without) {
    String rules =
        HEARTBEATS
            + HOLDS
            + (without.contains("test/loop") ? "" : LOOP)
            + (without.contains("test/throw") ? "" : THROW);
    Release compiled = SampleReleases.with(RUNBOOKS, rules);
    return new Release(
        "faulty",
        without,
        compiled.rules(),
        compiled.horizon(),
        new Release.Variants() {
          @Override
          public @Nullable String runbookOf(String rule) {
            return rule.contains("test/loop")
                ? "test/loop"
                : rule.contains("test/throw") ? "test/throw" : null;
          }

          @Override
          public Release without(Set<String> runbooks) {
            return COMPILED.computeIfAbsent(Set.copyOf(runbooks), SampleRules::faulty);
          }
        },
        compiled.expectations(),
        compiled.tables());
  }
}
