package io.belfry.handling;

import io.belfry.identity.Person;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import java.time.Instant;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** An action with what it needs to know. It is performed on an event whose row is held. */
public sealed interface Act {
  /** Characters of a note or a reason. */
  int LONGEST_NOTE = 2_000;

  /** Characters of a comment, a cause or a solution. */
  int LONGEST_TEXT = 10_000;

  /** What kind of action it is. */
  Action action();

  /** Changes the event, after it moved to the state that follows. */
  void perform(Doing doing);

  /**
   * Somebody knows of it.
   *
   * @param until when it is open again by itself, null for never
   */
  record Acknowledge(@Nullable String note, @Nullable Instant until) implements Act {
    @Override
    public Action action() {
      return Action.ACKNOWLEDGE;
    }

    @Override
    public void perform(Doing doing) {
      if (until != null && !until.isAfter(doing.at())) {
        throw Fault.ofField(
            ErrorCode.INVALID_VALUE,
            "until",
            "The time (%s) is past".formatted(until),
            "Choose one that is to come, or leave it out");
      }
      doing.event().acknowledge(doing.actor(), doing.at(), until);
      doing.takeWhenFree();
      if (until != null) {
        doing.fact("until", until.toString());
      }
      doing.note(Passage.optional("note", note, LONGEST_NOTE));
    }
  }

  /** Nobody is on it after all. */
  record Unacknowledge(@Nullable String note) implements Act {
    @Override
    public Action action() {
      return Action.UNACKNOWLEDGE;
    }

    @Override
    public void perform(Doing doing) {
      doing.event().unacknowledge();
      doing.note(Passage.optional("note", note, LONGEST_NOTE));
    }
  }

  /** Somebody works on it. */
  record Start(@Nullable String note) implements Act {
    @Override
    public Action action() {
      return Action.START;
    }

    @Override
    public void perform(Doing doing) {
      doing.event().start(doing.actor(), doing.at());
      doing.takeWhenFree();
      doing.note(Passage.optional("note", note, LONGEST_NOTE));
    }
  }

  /** What was found out about an event; null is what is not said. */
  record Findings(@Nullable String causeClass, @Nullable String cause, @Nullable String solution) {
    /** Nothing is said. */
    public static final Findings NONE = new Findings(null, null, null);

    private void write(Doing doing) {
      String known = causeClass == null ? null : CauseClass.of(causeClass).word();
      String why = Passage.optional("cause", cause, LONGEST_TEXT);
      String how = Passage.optional("solution", solution, LONGEST_TEXT);
      doing.event().explain(known, why, how);
      if (known != null) {
        doing.fact("causeClass", known);
      }
      doing.text("cause", why);
      doing.text("solution", how);
    }
  }

  /** Whoever worked on it believes that it is over. */
  record Resolve(Findings findings, @Nullable String note) implements Act {
    @Override
    public Action action() {
      return Action.RESOLVE;
    }

    @Override
    public void perform(Doing doing) {
      findings.write(doing);
      doing.event().resolve(doing.actor(), doing.at());
      doing.note(Passage.optional("note", note, LONGEST_NOTE));
    }
  }

  /**
   * Done with.
   *
   * @param runbookChange what the event's runbook should say from now on; null for nothing
   */
  record Close(Findings findings, @Nullable String note, @Nullable String runbookChange)
      implements Act {
    /** Its runbook is right as it is. */
    public Close(Findings findings, @Nullable String note) {
      this(findings, note, null);
    }

    @Override
    public Action action() {
      return Action.CLOSE;
    }

    @Override
    public void perform(Doing doing) {
      HandledEvent event = doing.event();
      findings.write(doing);
      if (event.mustBeExplained()) {
        Explained.require(event);
      }
      event.close(doing.actor(), doing.at());
      doing.propose(Passage.optional("runbookChange", runbookChange, LONGEST_TEXT));
      doing.note(Passage.optional("note", note, LONGEST_NOTE));
    }
  }

  /** It is not over. */
  record Reopen(@Nullable String note) implements Act {
    @Override
    public Action action() {
      return Action.REOPEN;
    }

    @Override
    public void perform(Doing doing) {
      doing.note(Passage.required("note", note, LONGEST_NOTE));
      doing.event().reopen();
    }
  }

  /**
   * Somebody is accountable from here on.
   *
   * @param username null for nobody
   */
  record Assign(@Nullable String username, @Nullable String note) implements Act {
    @Override
    public Action action() {
      return Action.ASSIGN;
    }

    @Override
    public void perform(Doing doing) {
      Person person = username == null ? null : doing.people().require("username", username);
      doing.event().assign(person == null ? null : person.id(), doing.at());
      if (person != null) {
        doing.fact("assignee", person.id());
        doing.tell(person);
      }
      doing.note(Passage.optional("note", note, LONGEST_NOTE));
    }
  }

  /**
   * Another team takes it on, because it can do what this one cannot.
   *
   * @param note why; the other team reads it first
   */
  record HandOver(@Nullable String team, @Nullable String note) implements Act {
    @Override
    public Action action() {
      return Action.HAND_OVER;
    }

    @Override
    public void perform(Doing doing) {
      String to = doing.involvements().requireTeam("team", team == null ? "" : team);
      HandledEvent event = doing.event();
      if (to.equals(event.ownerTeam())) {
        throw Fault.ofField(
            ErrorCode.INVALID_VALUE, "team", "It is that team's already", "Choose another one");
      }
      doing.fact("fromTeam", event.ownerTeam());
      doing.fact("team", to);
      event.handOver(to);
      doing.note(Passage.required("note", note, LONGEST_NOTE));
    }
  }

  /** Somebody helps, or does no more. */
  record Help(@Nullable String username, boolean remove) implements Act {
    @Override
    public Action action() {
      return Action.HELP;
    }

    @Override
    public void perform(Doing doing) {
      String name = Line.of("username", username == null ? "" : username, 200);
      if (remove) {
        // Who is disabled meanwhile can still be taken off.
        Person person =
            doing.people().find(name).orElseGet(() -> doing.people().require("username", name));
        doing.fact("helper", person.id());
        doing.fact("remove", true);
        doing.involvements().leave(doing.event(), Role.HELPER, person);
      } else {
        Person person = doing.people().require("username", name);
        doing.fact("helper", person.id());
        doing.involvements().join(doing.event(), Role.HELPER, person, doing.at());
      }
    }
  }

  /** The caller watches, or does no more. */
  record Watch(boolean watching) implements Act {
    @Override
    public Action action() {
      return watching ? Action.WATCH : Action.UNWATCH;
    }

    @Override
    public void perform(Doing doing) {
      Person self = doing.person();
      if (self == null) {
        throw new Fault(
            ErrorCode.FORBIDDEN, "Only people watch events. Sign in instead of using a token.");
      }
      if (watching) {
        doing.involvements().join(doing.event(), Role.WATCHER, self, doing.at());
      } else {
        doing.involvements().leave(doing.event(), Role.WATCHER, self);
      }
    }
  }

  /** Somebody says something. */
  record Comment(@Nullable String text) implements Act {
    @Override
    public Action action() {
      return Action.COMMENT;
    }

    @Override
    public void perform(Doing doing) {
      doing.note(Passage.required("text", text, LONGEST_TEXT));
    }
  }

  /**
   * A person knows better than the matrix.
   *
   * @param priority null to leave it to the rules again
   */
  record Prioritise(@Nullable String priority, @Nullable String reason) implements Act {
    private static final Set<String> PRIORITIES = Set.of("P1", "P2", "P3", "P4");

    @Override
    public Action action() {
      return Action.PRIORITISE;
    }

    @Override
    public void perform(Doing doing) {
      if (priority == null) {
        doing.event().leavePriorityToRules();
        doing.note(Passage.optional("reason", reason, LONGEST_NOTE));
        return;
      }
      if (!PRIORITIES.contains(priority)) {
        throw Fault.ofField(
            ErrorCode.INVALID_VALUE,
            "priority",
            "There is no priority (" + Line.shown(priority) + ")",
            "Use P1, P2, P3 or P4");
      }
      String why = Passage.required("reason", reason, LONGEST_NOTE);
      doing.event().prioritise(priority, why, doing.actor(), doing.at());
      doing.fact("priority", priority);
      doing.note(why);
    }
  }

  /** A step of the runbook's procedure is done, or not. */
  record Tick(@Nullable String step, boolean done) implements Act {
    @Override
    public Action action() {
      return Action.TICK;
    }

    @Override
    public void perform(Doing doing) {
      String which = Line.of("step", step == null ? "" : step, 200);
      doing.involvements().tick(doing.event(), which, done, doing.actor(), doing.at());
      doing.text("step", which);
      doing.fact("done", done);
    }
  }

  /** The page was of no use, or was after all. */
  record Useless(@Nullable String reason, boolean undo) implements Act {
    @Override
    public Action action() {
      return Action.USELESS;
    }

    @Override
    public void perform(Doing doing) {
      String why = Passage.optional("reason", reason, LONGEST_NOTE);
      doing.involvements().useless(doing.event(), doing.actor(), why, undo, doing.at());
      if (undo) {
        doing.fact("undo", true);
      }
      doing.note(why);
    }
  }
}
