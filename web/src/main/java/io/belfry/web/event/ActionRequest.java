package io.belfry.web.event;

import io.belfry.handling.Act;
import io.belfry.handling.Action;
import io.belfry.platform.Moment;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * What an action needs to know; each action takes some of these.
 *
 * @param note of acknowledge, unacknowledge, assign, hand-over, start, resolve, close and reopen
 * @param until of acknowledge: when the event is open again, in RFC 3339
 * @param username of assign and help; null releases
 * @param remove of help
 * @param causeClass of resolve and close, as cause and solution
 * @param text of comment
 * @param priority of prioritise: P1 to P4, or null to take it back
 * @param reason of prioritise and useless
 * @param step of tick
 * @param done of tick
 * @param undo of useless
 * @param team of hand-over: the id of the team that takes it on
 * @param runbookChange of close: what the event's runbook should say from now on
 */
public record ActionRequest(
    @Nullable String note,
    @Nullable String until,
    @Nullable String username,
    @Nullable Boolean remove,
    @Nullable String causeClass,
    @Nullable String cause,
    @Nullable String solution,
    @Nullable String text,
    @Nullable String priority,
    @Nullable String reason,
    @Nullable String step,
    @Nullable Boolean done,
    @Nullable Boolean undo,
    @Nullable String team,
    @Nullable String runbookChange) {
  /** For actions that need to know nothing. */
  static final ActionRequest NOTHING =
      new ActionRequest(
          null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

  Act act(Action action) {
    return switch (action) {
      case ACKNOWLEDGE -> new Act.Acknowledge(note, time());
      case UNACKNOWLEDGE -> new Act.Unacknowledge(note);
      case START -> new Act.Start(note);
      case RESOLVE -> new Act.Resolve(findings(), note);
      case CLOSE -> new Act.Close(findings(), note, runbookChange);
      case REOPEN -> new Act.Reopen(note);
      case ASSIGN -> new Act.Assign(username, note);
      case HAND_OVER -> new Act.HandOver(team, note);
      case HELP -> new Act.Help(username, Boolean.TRUE.equals(remove));
      case WATCH -> new Act.Watch(true);
      case UNWATCH -> new Act.Watch(false);
      case COMMENT -> new Act.Comment(text);
      case PRIORITISE -> new Act.Prioritise(priority, reason);
      case TICK -> new Act.Tick(step, !Boolean.FALSE.equals(done));
      case USELESS -> new Act.Useless(reason, Boolean.TRUE.equals(undo));
    };
  }

  private Act.Findings findings() {
    return new Act.Findings(causeClass, cause, solution);
  }

  private @Nullable Instant time() {
    if (until == null) {
      return null;
    }
    return Moment.of("until", until);
  }
}
