package io.belfry.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.engine.Fate;
import io.belfry.engine.HeldAlerts;
import io.belfry.engine.Judged;
import io.belfry.engine.Outcome;
import io.belfry.engine.Released;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Outcomes that no engine may give. */
class FateChecksTest {
  private static final Alert ALERT =
      new Alert("t", "T", "k", Status.FIRING, Severity.MAJOR, "", "", "", Map.of(), 0, "");
  private static final Judged HELD = new Judged(ALERT, Fate.HELD, "", "", null, "h");
  private static final Judged LISTED = new Judged(ALERT, Fate.INFORMATIONAL, "", "", null);

  private final FateChecks checks = new FateChecks();

  @Test
  void whatIsHeldHasTheFateThatItIsReleasedWith() {
    checks.add(outcome(1, List.of(HELD, LISTED, HELD)), 3);
    assertThat(checks.isHeld("k")).isTrue();
    checks.add(outcome(2, List.of(), released(1, 0, 1, 2, 2)), 0);
    assertThat(checks.isHeld("k")).isFalse();
    checks.end(3);
    assertThat(checks.fates()).isEqualTo(Map.of(Fate.JOINED, 2L, Fate.INFORMATIONAL, 1L));
    assertThat(checks.everHeld()).isEqualTo(2);
  }

  @Test
  void aSecondFinalFateIsNoticed() {
    checks.add(outcome(1, List.of(HELD), released(1, 0, 1, 0, 1)), 1);
    assertThatThrownBy(() -> checks.add(outcome(2, List.of(), released(1, 0, 1, 0, 1)), 0))
        .isInstanceOf(Violation.class)
        .hasMessageContaining("but 0 were held there");
  }

  @Test
  void aReleaseThatForgetsOneIsNoticed() {
    checks.add(outcome(1, List.of(HELD, HELD)), 2);
    assertThatThrownBy(() -> checks.add(outcome(2, List.of(), released(1, 0, 1, 1, 1)), 0))
        .isInstanceOf(Violation.class)
        .hasMessageContaining("but 2 were held there");
  }

  @Test
  void anAlertWithoutAFateIsNoticed() {
    assertThatThrownBy(() -> checks.add(outcome(1, List.of(LISTED)), 2))
        .isInstanceOf(Violation.class)
        .hasMessage("1 alerts of entry 1 have a fate, of 2");
  }

  @Test
  void anAlertThatWasNeverJudgedIsNoticed() {
    checks.add(outcome(1, List.of(LISTED)), 1);
    assertThatThrownBy(() -> checks.end(2))
        .isInstanceOf(Violation.class)
        .hasMessage("2 alerts were sent, 1 were judged, and the fates are of 1");
  }

  private static Released released(long from, int index, long to, int lastIndex, long count) {
    return new Released(
        new HeldAlerts("h", from, index, to, lastIndex, count), Fate.JOINED, "", "", null);
  }

  private static Outcome outcome(long position, List<Judged> judged, Released... released) {
    return new Outcome(
        position, 1, 0, "r", judged, List.of(released), List.of(), List.of(), List.of(), List.of());
  }
}
