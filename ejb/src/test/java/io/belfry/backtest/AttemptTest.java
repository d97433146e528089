package io.belfry.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.engine.EventState;
import io.belfry.engine.Fate;
import io.belfry.engine.Release;
import io.belfry.facts.Level;
import io.belfry.journal.Change;
import io.belfry.platform.Fault;
import io.belfry.runbook.SampleReleases;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What would come of an alert that nobody sent. */
class AttemptTest {
  private static final Instant NOW = Instant.parse("2026-03-02T12:00:00Z");
  private static final Release RELEASE =
      DefaultPackage.with(
          SampleReleases.measuring("queue", "{ metric: queue, above: 90, severity: major }"));

  private static List<Attempt> attempt(String body) {
    return Attempt.run(
        RELEASE,
        List.of(
            new Change.DefaultOwnerSet("operations"),
            new Change.ServiceSet("shop", "web", Level.HIGH)),
        Attempt.alerts(body.getBytes(StandardCharsets.UTF_8), NOW),
        NOW.toEpochMilli());
  }

  @Test
  void anAlertThatMattersWouldOpenAnEventOfItsServicesOwner() {
    Attempt attempt =
        attempt(
                "{\"type\":\"Strange\",\"key\":\"k\",\"service\":\"shop\",\"severity\":\"critical\"}")
            .get(0);
    assertThat(attempt.judged().fate()).isEqualTo(Fate.OPENED);
    EventState event = Objects.requireNonNull(attempt.event());
    assertThat(event.ownerTeam()).isEqualTo("web");
    assertThat(event.runbook()).isNull();
    assertThat(attempt.grounds()).isNotEmpty();
  }

  @Test
  void oneAfterTheOtherTheyJoin() {
    String one = "{\"type\":\"Strange\",\"key\":\"k\",\"severity\":\"critical\"}";
    assertThat(attempt("[%s,%s]".formatted(one, one)))
        .extracting(attempt -> attempt.judged().fate())
        .containsExactly(Fate.OPENED, Fate.JOINED);
  }

  @Test
  void whatIsInformationalTouchesNoEvent() {
    Attempt attempt = attempt("{\"type\":\"Done\",\"key\":\"k\",\"severity\":\"info\"}").get(0);
    assertThat(attempt.judged().fate()).isEqualTo(Fate.INFORMATIONAL);
    assertThat(attempt.event()).isNull();
  }

  @Test
  void whatIsNoAlertIsRefusedWithWhatIsWrong() {
    assertThatThrownBy(() -> attempt("{\"key\":\"k\"}")).isInstanceOf(Fault.class);
    assertThatThrownBy(() -> attempt("[]"))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("no alert");
  }
}
