package io.belfry.engine;

import io.belfry.runbook.Runbook;
import io.belfry.runbook.SampleReleases;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
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

  static final Release BEATS = SampleReleases.with(List.of(SampleReleases.KNOWN), HEARTBEATS);

  /** Another release: it knows one type more, and hears no heartbeats. */
  static final Release OTHER =
      SampleReleases.with(
          List.of(
              SampleReleases.KNOWN,
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
            + (without.contains("test/loop") ? "" : LOOP)
            + (without.contains("test/throw") ? "" : THROW);
    Release compiled = SampleReleases.with(List.of(SampleReleases.KNOWN), rules);
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
        });
  }
}
