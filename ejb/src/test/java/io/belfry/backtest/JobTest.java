package io.belfry.backtest;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.escalation.Policy;
import io.belfry.escalation.Step;
import io.belfry.journal.Change;
import io.belfry.rulepackage.PackedRelease;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;

class JobTest {
  private static final Policy OWN =
      new Policy(
          List.of(new Step(Duration.ofMinutes(5), List.of("on-call", "user:7"))),
          2,
          Set.of("P1"),
          List.of(new Step(Duration.ZERO, List.of("lead"))));

  private static Job over(Job.Source source) {
    return new Job(
        Beginning.ofNothing(3),
        new PackedRelease("r-1", "shipped", new byte[] {1}, new byte[] {2}, new byte[] {3}),
        new PackedRelease("", "packages", new byte[] {4}, new byte[] {5}, null),
        new Paging(
            Map.of("shop", OWN),
            Map.of("gentle", Policy.USUAL),
            Map.of("key", new TreeSet<>(Set.of(5L, 17L)))),
        source);
  }

  @Test
  void theOtherProcessReadsAllOfIt() {
    Job.Stretch stretch = new Job.Stretch(7, 9_000_000_000L, Long.MIN_VALUE, Long.MAX_VALUE);
    Job read = Job.decode(over(stretch).encode());
    assertThat(read.source()).isEqualTo(stretch);
    assertThat(read.beginning().tenant()).isEqualTo(3);
    assertThat(read.beginning().events()).isEmpty();
    assertThat(read.paging()).isEqualTo(over(stretch).paging());
    assertThat(read.active().name()).isEqualTo("r-1");
    assertThat(read.active().kind()).isEqualTo("shipped");
    assertThat(read.active().policies()).containsExactly(1);
    assertThat(read.active().runbooks()).containsExactly(2);
    assertThat(read.active().compiled()).containsExactly(3);
    assertThat(read.candidate().kind()).isEqualTo("packages");
    assertThat(read.candidate().compiled()).isNull();
    assertThat(read.candidate().runbooks()).containsExactly(5);
  }

  @Test
  void aFileIsNamedAndComesWithItsCatalogue() {
    Job.Source uploaded =
        new Job.Uploaded(
            Path.of("/tmp/alerts of ü.ndjson"), List.of(new Change.DefaultOwnerSet("operations")));
    assertThat(Job.decode(over(uploaded).encode()).source()).isEqualTo(uploaded);
  }
}
