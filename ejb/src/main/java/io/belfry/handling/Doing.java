package io.belfry.handling;

import io.belfry.identity.Actor;
import io.belfry.identity.People;
import io.belfry.identity.Person;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One action under way: who does it, when, to which event, and what is to be remembered of it. */
final class Doing {
  private final HandledEvent event;
  private final People.Doer doer;
  private final Instant at;
  private final People people;
  private final Involvements involvements;
  private final String priorityBefore;
  private final Map<String, Object> facts = new LinkedHashMap<>();
  private final Map<String, String> texts = new LinkedHashMap<>();
  private @Nullable String note;
  private @Nullable Person toTell;

  Doing(
      HandledEvent event, People.Doer doer, Instant at, People people, Involvements involvements) {
    this.event = event;
    this.doer = doer;
    this.at = at;
    this.people = people;
    this.involvements = involvements;
    priorityBefore = event.shownPriority();
  }

  HandledEvent event() {
    return event;
  }

  Actor actor() {
    return doer.actor();
  }

  /** Null for a tool. */
  @Nullable Person person() {
    return doer.person();
  }

  Instant at() {
    return at;
  }

  People people() {
    return people;
  }

  Involvements involvements() {
    return involvements;
  }

  /** Remembers a number, a word or a code: no name, and nothing that somebody typed. */
  void fact(String name, Object value) {
    facts.put(name, value);
  }

  /** Remembers what somebody typed. */
  void text(String name, @Nullable String value) {
    if (value != null) {
      texts.put(name, value);
    }
  }

  /**
   * Proposes a change to the event's runbook.
   *
   * @throws Fault invalid-value when it has none
   */
  void propose(@Nullable String change) {
    if (change == null) {
      return;
    }
    String runbook = event.runbook();
    if (runbook == null) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "runbookChange",
          "Event %d has no runbook".formatted(event.number()),
          "Leave it out, or write a runbook for such events");
    }
    involvements.propose(event, runbook, change, actor(), at);
    fact("runbook", runbook);
    text("runbookChange", change);
  }

  /** Remembers what somebody said about it. */
  void note(@Nullable String said) {
    note = said;
  }

  /** Whoever takes an event on is accountable, unless somebody is already. Tools are not. */
  void takeWhenFree() {
    Person self = doer.person();
    if (event.assignee() == null && self != null) {
      event.assign(self.id(), at);
      fact("assignee", self.id());
    }
  }

  /** Has somebody told by mail; those who act themselves know. */
  void tell(Person somebody) {
    Person self = doer.person();
    if (self == null || self.id() != somebody.id()) {
      toTell = somebody;
    }
  }

  /** What priority it had before it was done. */
  String priorityBefore() {
    return priorityBefore;
  }

  Map<String, Object> facts() {
    return facts;
  }

  Map<String, String> texts() {
    return texts;
  }

  @Nullable String note() {
    return note;
  }

  @Nullable Person toTell() {
    return toTell;
  }
}
