package io.belfry.handling;

import static io.belfry.handling.Action.ACKNOWLEDGE;
import static io.belfry.handling.Action.CLOSE;
import static io.belfry.handling.Action.REOPEN;
import static io.belfry.handling.Action.RESOLVE;
import static io.belfry.handling.Action.START;
import static io.belfry.handling.Action.UNACKNOWLEDGE;
import static io.belfry.handling.Handling.ACKNOWLEDGED;
import static io.belfry.handling.Handling.CLOSED;
import static io.belfry.handling.Handling.IN_PROGRESS;
import static io.belfry.handling.Handling.OPEN;
import static io.belfry.handling.Handling.RESOLVED;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.EnumMap;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class TransitionsTest {
  private static Map<Action, Handling> moves(Handling from) {
    Map<Action, Handling> moves = new EnumMap<>(Action.class);
    for (Action action : Set.of(ACKNOWLEDGE, UNACKNOWLEDGE, START, RESOLVE, CLOSE, REOPEN)) {
      Transitions.after(from, action).ifPresent(to -> moves.put(action, to));
    }
    return moves;
  }

  @Test
  void eachStateLeadsWhereTheTableSays() {
    assertThat(moves(OPEN))
        .isEqualTo(
            Map.of(
                ACKNOWLEDGE, ACKNOWLEDGED, START, IN_PROGRESS, RESOLVE, RESOLVED, CLOSE, CLOSED));
    assertThat(moves(ACKNOWLEDGED))
        .isEqualTo(
            Map.of(UNACKNOWLEDGE, OPEN, START, IN_PROGRESS, RESOLVE, RESOLVED, CLOSE, CLOSED));
    assertThat(moves(IN_PROGRESS))
        .isEqualTo(Map.of(UNACKNOWLEDGE, OPEN, RESOLVE, RESOLVED, CLOSE, CLOSED));
    assertThat(moves(RESOLVED)).isEqualTo(Map.of(CLOSE, CLOSED, REOPEN, OPEN));
    assertThat(moves(CLOSED)).isEqualTo(Map.of(REOPEN, OPEN));
  }

  @ParameterizedTest
  @EnumSource(Handling.class)
  void whatIsNoMoveLeavesTheStateAsItIs(Handling from) {
    for (Action action : Set.of(Action.ASSIGN, Action.HELP, Action.PRIORITISE, Action.TICK)) {
      assertThat(Transitions.after(from, action).isPresent()).isEqualTo(from != CLOSED);
      assertThat(Transitions.after(from, action).orElse(from)).isEqualTo(from);
    }
    for (Action action : Set.of(Action.COMMENT, Action.WATCH, Action.UNWATCH, Action.USELESS)) {
      assertThat(Transitions.after(from, action)).contains(from);
    }
  }

  @Test
  void whatIsHandedOverIsOpenForTheOtherTeam() {
    for (Handling from : Set.of(OPEN, ACKNOWLEDGED, IN_PROGRESS)) {
      assertThat(Transitions.after(from, Action.HAND_OVER)).contains(OPEN);
    }
    assertThat(Transitions.after(RESOLVED, Action.HAND_OVER)).isEmpty();
    assertThat(Transitions.after(CLOSED, Action.HAND_OVER)).isEmpty();
    assertThat(Action.of("hand-over")).isEqualTo(Action.HAND_OVER);
  }

  @ParameterizedTest
  @EnumSource(Handling.class)
  void whatIsAllowedIsWhatLeadsSomewhere(Handling from) {
    for (Action action : Action.values()) {
      assertThat(Transitions.allowed(from).contains(action))
          .isEqualTo(Transitions.after(from, action).isPresent());
    }
  }

  @ParameterizedTest
  @EnumSource(Handling.class)
  void aStateIsReadAsItIsWritten(Handling handling) {
    assertThat(Handling.of(handling.word())).isEqualTo(handling);
  }
}
