package io.belfry.rulepackage;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.engine.Release;
import io.belfry.engine.Session;
import io.belfry.runbook.ReleaseCompiler;
import io.belfry.runbook.SampleReleases;
import java.util.List;
import org.junit.jupiter.api.Test;

class CompiledReleasesTest {
  private static Release above(int bound) {
    return SampleReleases.with(
        List.of(
            SampleReleases.measuring(
                "forgotten", "{ metric: m, above: %d, severity: major }".formatted(bound))),
        "");
  }

  @Test
  void thoseThatNobodyAskedForTheLongestAreForgotten() {
    CompiledReleases compiled = new CompiledReleases(2, Integer.MAX_VALUE);
    Release shipped = above(1);
    Release second = above(2);
    Release third = above(3);
    compiled.putAlways(shipped);
    compiled.put(second);
    assertThat(compiled.put(above(2))).as("the first of a name stays").isSameAs(second);
    compiled.put(third);

    assertThat(compiled.find(shipped.name())).isSameAs(shipped);
    assertThat(compiled.find(second.name())).isNull();
    assertThat(compiled.find(third.name())).isSameAs(third);
    assertThat(ReleaseCompiler.compiled(second)).as("by Drools, too").isEmpty();
    assertThat(ReleaseCompiler.compiled(third)).isPresent();
    try (Session session = new Session(1, second)) {
      assertThat(session.release()).as("who holds it goes on").isSameAs(second);
    }
  }

  @Test
  void largeOnesAreForgottenSooner() {
    Release shipped = above(1);
    Release second = above(2);
    Release third = above(3);
    CompiledReleases compiled = new CompiledReleases(9, 2 * ReleaseCompiler.rules(shipped));
    compiled.putAlways(shipped);
    compiled.put(second);
    assertThat(compiled.find(second.name())).isSameAs(second);
    compiled.put(third);

    assertThat(compiled.find(shipped.name())).isSameAs(shipped);
    assertThat(compiled.find(second.name())).isNull();
    assertThat(compiled.find(third.name())).isSameAs(third);
  }
}
