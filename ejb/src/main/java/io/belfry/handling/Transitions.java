package io.belfry.handling;

import static io.belfry.handling.Handling.ACKNOWLEDGED;
import static io.belfry.handling.Handling.CLOSED;
import static io.belfry.handling.Handling.IN_PROGRESS;
import static io.belfry.handling.Handling.OPEN;
import static io.belfry.handling.Handling.RESOLVED;

import java.util.EnumSet;
import java.util.Optional;
import java.util.Set;

/** Which action is legal in which state, and where it leads. This table is the only place. */
public final class Transitions {
  private Transitions() {}

  /** Returns the state after the action; nothing when the action is illegal in that state. */
  public static Optional<Handling> after(Handling from, Action action) {
    return switch (action) {
      case ACKNOWLEDGE -> when(from == OPEN, ACKNOWLEDGED);
      case UNACKNOWLEDGE -> when(from == ACKNOWLEDGED || from == IN_PROGRESS, OPEN);
      case START -> when(from == OPEN || from == ACKNOWLEDGED, IN_PROGRESS);
      case HAND_OVER -> when(isWorkedOn(from), OPEN);
      case RESOLVE -> when(isWorkedOn(from), RESOLVED);
      case CLOSE -> when(from != CLOSED, CLOSED);
      case REOPEN -> when(from == RESOLVED || from == CLOSED, OPEN);
      case ASSIGN, HELP, PRIORITISE, TICK -> when(from != CLOSED, from);
      case COMMENT, WATCH, UNWATCH, USELESS -> Optional.of(from);
    };
  }

  /** Returns every action that is legal in a state. */
  public static Set<Action> allowed(Handling from) {
    Set<Action> allowed = EnumSet.noneOf(Action.class);
    for (Action action : Action.values()) {
      if (after(from, action).isPresent()) {
        allowed.add(action);
      }
    }
    return allowed;
  }

  private static boolean isWorkedOn(Handling from) {
    return from == OPEN || from == ACKNOWLEDGED || from == IN_PROGRESS;
  }

  private static Optional<Handling> when(boolean legal, Handling to) {
    return legal ? Optional.of(to) : Optional.empty();
  }
}
