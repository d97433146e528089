package io.belfry.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.engine.Release;
import io.belfry.facts.Severity;
import io.belfry.facts.measure.Bound;
import io.belfry.facts.measure.DynamicFact;
import io.belfry.facts.measure.Measure;
import io.belfry.facts.measure.Sensitivity;
import io.belfry.facts.measure.ThresholdFact;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.kie.api.runtime.KieSession;

/** What a runbook says reaches working memory as it says it, whatever letters it is written in. */
class ParameterDrlTest {
  private static final String HOSTILE = "m\"); System.exit(1); // \\u0022 \n \u00e9 \u4e2d";

  @Test
  void parametersAreThereOnceAndAsWritten() {
    Bound level =
        new Bound(
            HOSTILE,
            Measure.RATE,
            Double.NEGATIVE_INFINITY,
            1e-7,
            Double.NEGATIVE_INFINITY,
            -2.5e9,
            600_000,
            Severity.MAJOR);
    Runbook runbook =
        new Runbook(
            "test/measured",
            "Measured",
            "capacity",
            null,
            new Match(List.of("Measured"), null),
            new Thresholds(
                List.of(level),
                List.of(new Thresholds.Dynamic(HOSTILE, Sensitivity.HIGH, Severity.MINOR))),
            List.of(),
            Rating.DERIVED,
            null,
            Response.NONE,
            null,
            ProcedureParser.parse("## Do"));
    Release release = SampleReleases.with(List.of(SampleReleases.KNOWN, runbook), "");
    KieSession session = release.rules().newKieSession();
    try {
      session.fireAllRules(10);
      assertThat(session.getObjects(ThresholdFact.class::isInstance))
          .singleElement()
          .extracting(fact -> ((ThresholdFact) fact).factValues())
          .isEqualTo(new ThresholdFact("test/measured", level).factValues());
      assertThat(session.getObjects(DynamicFact.class::isInstance))
          .singleElement()
          .extracting(fact -> ((DynamicFact) fact).factValues())
          .isEqualTo(
              new DynamicFact("test/measured", HOSTILE, Sensitivity.HIGH, Severity.MINOR)
                  .factValues());
    } finally {
      session.dispose();
    }
    assertThat(release.variants().runbookOf(ParameterDrl.nameOf(runbook)))
        .isEqualTo("test/measured");
    assertThat(release.horizon()).isEqualTo(SampleReleases.withOneRunbook().horizon() + 600_000);
  }
}
