package io.belfry.facts;

import io.belfry.facts.correlation.Explanation;
import io.belfry.facts.expectation.ArrivalsFact;
import io.belfry.facts.expectation.Expectation;
import io.belfry.facts.measure.Wording;
import java.util.List;

/**
 * Where rules put what they decided; the only global that a rule gets. The host applies the
 * decisions, and notes with each the rule, the release and the facts that matched.
 *
 * <p>Every alert ends in exactly one of {@link #opened}, {@link #joined}, {@link #duplicate},
 * {@link #recovered}, {@link #suppressed}, {@link #informational}, {@link #belowThreshold}, {@link
 * #learning} and {@link #expectedArrival}; {@link #hold} puts that off. Deciding it twice is a
 * fault of the rules. Alerts that rules made up themselves go through the same methods, and have no
 * fate.
 */
public interface Decisions {

  /** The event is opened as drafted; the host inserts its {@link EventFact}. */
  void opened(Draft draft);

  /** The alert adds to the event of its key, which takes over its start without telling rules. */
  void joined(AlertFact alert, EventFact event);

  /** The alert repeats what the event of its key already says. */
  void duplicate(AlertFact alert, EventFact event);

  /** What the event stood for is over. */
  void recovered(AlertFact alert, EventFact event);

  /**
   * What the event stood for is over, and no alert said so.
   *
   * @param reason for people, to follow "Cleared:" and to go without a full stop
   */
  void cleared(EventFact event, String reason);

  /**
   * The event fires and clears so often that its changes are held from here on.
   *
   * @param reason for people, to follow "It flaps:" and to go without a full stop
   */
  void flapping(EventFact event, String reason);

  /**
   * The event flaps no more.
   *
   * @param reason for people, to follow "It flaps no more:" and to go without a full stop
   */
  void settled(EventFact event, String reason);

  /**
   * The event's priority was rated anew.
   *
   * @param reason for people, to follow "Priority is now P1:" and to go on with the impact
   */
  void prioritised(EventFact event, String reason);

  /** The same, because of its severity. */
  default void prioritised(EventFact event) {
    prioritised(
        event,
        "severity %s makes the urgency %s"
            .formatted(Wording.word(event.getSeverity()), Wording.word(event.getUrgency())));
  }

  /**
   * What a priority of the matrix comes to for an event: nothing is less urgent than what fires
   * because of it.
   */
  Priority noMilder(EventFact event, Priority rated);

  /** The draft was given its owner. Noted as grounds of the opening. */
  void routed(Draft draft);

  /**
   * What follows when the draft opens is what its runbook says. Noted as grounds of the opening.
   */
  void responding(Draft draft);

  /** The draft was given its priority. Noted as grounds of the opening. */
  void rated(Draft draft);

  /** A maintenance window hides the alert. */
  void suppressed(AlertFact alert, MaintenanceFact window);

  /**
   * An event that fires silences the alert. As with a window, the alert is judged again when the
   * event is over.
   *
   * @param reason of the inhibition, for people
   */
  void inhibited(AlertFact alert, EventFact cause, String reason);

  /**
   * Another event probably causes one. What that one explained so far is explained by the cause,
   * too. Nobody is told of an event that is explained before its page was due.
   */
  void correlated(EventFact symptom, EventFact cause, Explanation explanation);

  /**
   * What depends on the event and fired before it did is explained by it, or by what explains it.
   */
  void attached(EventFact cause);

  /**
   * Events of these keys that nothing explains yet are explained by another, for a pattern says so.
   *
   * @param grounds for people, a sentence
   */
  void gathered(EventFact cause, List<String> symptoms, String grounds);

  /** The event became as urgent as what it causes; those who were told already are told again. */
  void raised(EventFact cause);

  /**
   * The first page of an event that has just begun waits, for the host may find what explains it;
   * {@code "page"} is awaited of its key. Does nothing when people were told already.
   *
   * @param millis 0 to tell at once
   */
  void holdPage(EventFact event, long millis);

  /**
   * The owner of an event whose page was held is told now. Does nothing when none waits.
   *
   * @param reason for people, to follow "Told:" and to go without a full stop
   */
  void paged(EventFact event, String reason);

  /**
   * What was explained by the event of a key is no more: those that still fire are looked at again,
   * and told of when nothing else explains them.
   */
  void letGo(String key);

  /**
   * What was hidden of a key, by a window or a cause, is over: it is not judged again when that
   * ends. Does nothing when nothing was hidden.
   */
  void over(String key);

  /** The alert is kept and listed, and opens nothing. */
  void informational(AlertFact alert, String reason);

  /**
   * What the alert measured crosses no threshold.
   *
   * @param reason for people, complete by itself
   */
  void belowThreshold(AlertFact alert, String reason);

  /**
   * What the alert measured is used to learn what is usual.
   *
   * @param reason for people, complete by itself
   */
  void learning(AlertFact alert, String reason);

  /**
   * The alert is what was expected to come.
   *
   * @param reason for people, complete by itself
   */
  void expectedArrival(AlertFact alert, String reason);

  /**
   * From here on another fact stands for the alert: what is decided about that one is the alert's
   * fate. The rule deletes the first and inserts the second, mostly {@link AlertFact#rated}.
   */
  void instead(AlertFact alert, AlertFact rated);

  /**
   * Puts the alert's fate off: it is held until then. The host keeps the last alert of a hold, and
   * how many there were. That last one comes into working memory again, with {@link
   * AlertFact#isAgain()} and the present time as its arrival, and goes through all stages; what
   * becomes of it is its fate, and that of the earlier ones, which join where it opens or clears.
   * Rules that hold an alert delete it, as with every other fate.
   *
   * @param hold names what is waited for, such as {@code for disk-1 used_percent}; an alert that is
   *     held under a name that others already have joins them
   * @param millis from now until it is judged again, replacing what was said before of that hold; 0
   *     when only {@link #release} or {@link #endHold} ends it
   * @param reason for people, complete by itself
   */
  void hold(AlertFact alert, String hold, long millis, String reason);

  /**
   * Has the last held alert judged again now: after the present one, or after what rules do at the
   * present deadline. Does nothing when nothing is held by that name.
   */
  void release(String hold);

  /**
   * Ends a hold without judging again: what it held shares the fate that the present alert comes
   * to, and joins where that one opens, joins or clears. Where no journalled alert is judged, such
   * as at a deadline, it is the same as {@link #release}. Does nothing when nothing is held by that
   * name.
   */
  void endHold(String hold);

  /** The engine's time, in milliseconds since 1970. */
  long now();

  /**
   * Asks for an {@link Expired} fact of the key when nothing takes the deadline back before. A
   * deadline that the key already has is replaced. Time in which Belfry itself could not accept
   * alerts does not count.
   *
   * @param what tells deadlines of different rules for one key apart; each capability has a word of
   *     its own, and rules match {@code Expired( what == "..", $key : key )}
   * @param millis from now, at least 1
   */
  void await(String what, String key, long millis);

  /** Takes the deadline of the key back; does nothing when it has none. */
  void awaitNoMore(String what, String key);

  /** The same with an empty word for what is awaited. */
  default void await(String key, long millis) {
    await("", key, millis);
  }

  /** The same with an empty word for what is awaited. */
  default void awaitNoMore(String key) {
    awaitNoMore("", key);
  }

  /**
   * Belfry says something itself: an alert that goes through all stages, and has no fate. Rules do
   * not insert alerts, for the host tells each what it knows of its key.
   */
  void tell(AlertFact alert);

  /**
   * Something is to be expected from here on, because it is used; what people said of it before
   * holds no more.
   */
  void expect(Expectation expectation);

  /**
   * Where an expectation stands: the host awaits what is due next, as {@code "expectation"} and its
   * id, and shows it to people.
   */
  void noted(ArrivalsFact arrivals);

  /** An expectation is no more: nothing is due, and nothing is shown. */
  void retired(ArrivalsFact arrivals);
}
