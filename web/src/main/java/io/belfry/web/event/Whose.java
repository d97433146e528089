package io.belfry.web.event;

import io.belfry.event.EventFilter;
import io.belfry.identity.CurrentCaller;
import io.belfry.identity.People;
import io.belfry.identity.Person;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jspecify.annotations.Nullable;

/** Understands whose events are asked for. */
@ApplicationScoped
public class Whose {
  /** No user has this number: a tool has no events of its own. */
  private static final Long NO_PERSON = -1L;

  private final People people;
  private final CurrentCaller caller;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Whose() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Whose(People people, CurrentCaller caller) {
    this.people = people;
    this.caller = caller;
  }

  /**
   * Returns whose events they are.
   *
   * @param assignee me, none or a username
   * @param interest responder, interested or all
   * @throws Fault invalid-value for somebody who does not exist and an interest that is none
   */
  EventFilter.Who of(@Nullable String assignee, @Nullable String interest) {
    Long whose = assignee == null ? null : assignee(assignee);
    if (interest == null || interest.equals("all")) {
      return new EventFilter.Who(whose, null, null);
    }
    return switch (interest) {
      case "responder" -> new EventFilter.Who(whose, self(), null);
      case "interested" -> new EventFilter.Who(whose, null, self());
      default ->
          throw Fault.ofField(
              ErrorCode.INVALID_VALUE,
              "interest",
              "The interest (%s) is not known".formatted(Line.shown(interest)),
              "Use responder, interested or all");
    };
  }

  private Long assignee(String name) {
    return switch (name) {
      case "none" -> EventFilter.Who.NOBODY;
      case "me" -> self();
      default ->
          people
              .find(name)
              .map(Person::id)
              .orElseThrow(
                  () ->
                      Fault.ofField(
                          ErrorCode.INVALID_VALUE,
                          "assignee",
                          "There is no user (" + Line.shown(name) + ")",
                          "Use me, none or the name of a user"));
    };
  }

  private Long self() {
    Person self = people.doer(caller.caller()).person();
    return self == null ? NO_PERSON : Long.valueOf(self.id());
  }
}
