package io.belfry.engine;

import static java.util.Objects.requireNonNull;

import io.belfry.correlation.Found;
import io.belfry.correlation.Topology;
import io.belfry.correlation.Trouble;
import io.belfry.correlation.Troubles;
import io.belfry.facts.Priority;
import io.belfry.facts.correlation.Caused;
import io.belfry.facts.correlation.Concerned;
import io.belfry.facts.correlation.CorrelationTerms;
import io.belfry.facts.correlation.Earlier;
import io.belfry.facts.correlation.Explanation;
import io.belfry.facts.correlation.Relation;
import io.belfry.journal.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What probably causes what, among the events of a session: it finds, and rules decide. The index
 * follows from catalogue and events, so that a snapshot need not carry it.
 */
final class Correlations {
  /** The word for the time after which what a cause explained is looked at again. */
  static final String CAUSE_OVER = "cause over";

  /** More are let go a moment later, for rules may fire only so often in one step. */
  private static final int MOST_LET_GO = 1_000;

  /** How much to believe a pattern, in percent. */
  private static final int IN_A_PATTERN = 65;

  /** How much to believe a cause that was seen after its symptoms, in percent. */
  private static final int SEEN_FIRST = 80;

  /** How much to believe people, in percent. */
  private static final int CERTAIN = 100;

  private final OpenEvents events;
  private final Chains chains;
  private final Topology topology = new Topology();
  private final Troubles troubles;
  private final Symptoms symptoms = new Symptoms();
  private final Attachments attachments;
  private final Lookback lookback;
  private CorrelationTerms terms = CorrelationTerms.DEFAULT;

  /** What it does in the session, and what it tells of. */
  interface Host {
    long now();

    void insert(Object fact);

    void await(Awaited name, long millis);

    void awaitNoMore(Awaited name);

    /** Notes that an event changed, and why. */
    void note(DecisionKind kind, TrackedEvent event, String sentence);

    /** Whether the event was opened in the present step. */
    boolean isNew(TrackedEvent event);
  }

  Correlations(OpenEvents events, Tables tables) {
    this.events = events;
    this.chains = new Chains(events);
    this.troubles = new Troubles(topology, events);
    attachments = new Attachments(events, chains, symptoms, troubles);
    lookback = new Lookback(troubles, events, tables);
  }

  Topology topology() {
    return topology;
  }

  void setTerms(CorrelationTerms next) {
    terms = next;
  }

  boolean apply(Change change) {
    return topology.apply(change);
  }

  void restore(TrackedEvent event) {
    if (event.fact().isFiring()) {
      troubles.add(event);
    }
    symptoms.remember(event);
  }

  /** An event has begun to fire. */
  void fires(TrackedEvent event, Host host) {
    troubles.add(event);
    if (symptoms.has(event.key())) {
      host.awaitNoMore(new Awaited(CAUSE_OVER, event.key()));
    }
    Cause cause = event.cause();
    if (cause != null && !chains.isFiring(cause.key())) {
      leave(event, cause, host);
    }
    look(event, host);
  }

  /** The causes that are over while something that they explained still fires, in order. */
  List<String> overWithSymptoms() {
    return symptoms.causes().stream()
        .filter(cause -> !chains.isFiring(cause))
        .filter(cause -> symptoms.of(cause).stream().anyMatch(Correlations::isLeft))
        .sorted()
        .toList();
  }

  private static boolean isLeft(TrackedEvent symptom) {
    return symptom.fact().isFiring() && (!symptom.isFixed() || symptom.page() != Page.TOLD);
  }

  /** An event fires no more. */
  void isOver(TrackedEvent event, Host host) {
    troubles.remove(event);
    if (symptoms.has(event.key())) {
      host.await(new Awaited(CAUSE_OVER, event.key()), CorrelationTerms.AFTER_CAUSE);
    }
  }

  /** People are done with an event. */
  void isClosed(TrackedEvent event, Host host) {
    isOver(event, host);
    FirstPages.none(event, host);
    symptoms.forget(event);
  }

  private void look(TrackedEvent event, Host host) {
    boolean concerned = !topology.isEmpty() && troubles.concerns(event);
    boolean dependent = concerned && troubles.mayBeSymptom(event);
    if (!dependent && event.page() == Page.QUIET && event.cause() == null) {
      FirstPages.orTold(event, "nothing else explains it", host);
    }
    if (!concerned) {
      return;
    }
    host.insert(new Concerned(event.fact(), dependent));
    if (event.cause() == null && !event.isFixed()) {
      Found found = lookback.deepest(event, terms, host.now());
      if (found == null) {
        found = troubles.closest(event, host.now() - terms.getNear());
      }
      if (found != null) {
        host.insert(
            new Explanation(
                event.key(),
                requireNonNull(events.find(found.cause())).fact(),
                found.relation(),
                found.steps(),
                found.path(),
                found.apart(),
                !found.near().equals(found.cause())));
      }
    }
    int earlier = lookback.earlier(event, terms, host.now()).size();
    if (earlier > 0) {
      host.insert(new Earlier(event.fact(), earlier));
    }
  }

  /** One event causes another, and those beside it where a whole place fails. */
  void correlate(TrackedEvent symptom, TrackedEvent found, Explanation why, Host host) {
    if (symptom.isFixed()) {
      // People said so since it was found.
      return;
    }
    // What was found may have got a cause itself since.
    TrackedEvent cause = chains.rootOf(found);
    if (cause == symptom || chains.leadsTo(cause, symptom)) {
      FirstPages.hold(symptom, terms.holdOf(symptom.fact().getPriority()), host);
      return;
    }
    Cause.By by = why.getRelation() == Relation.DEPENDENCY ? Cause.By.DEPENDENCY : Cause.By.PLACE;
    Attachments.Reason reason = new Attachments.Reason(by, why.getConfidence(), why.getGrounds());
    attachments.one(symptom, cause, reason, host);
    switch (why.getRelation()) {
      case RACK, CLUSTER, SITE ->
          attachments.all(
              troubles.beside(cause, why.getRelation(), symptom, host.now() - terms.getNear()),
              cause,
              reason,
              host);
      default -> {}
    }
  }

  /** What depends on an event that came later is explained by it, or by what explains it. */
  void attachEarlier(TrackedEvent found, Host host) {
    TrackedEvent root = chains.rootOf(found);
    List<Trouble> earlier = lookback.earlier(found, terms, host.now());
    int attached =
        attachments.all(
            earlier,
            root,
            new Attachments.Reason(
                Cause.By.DEPENDENCY,
                SEEN_FIRST,
                "It depends on what event %d is about, which began to fail after it."
                    .formatted(found.number())),
            host);
    if (attached > 0) {
      host.note(
          DecisionKind.EXPLAINS,
          root,
          "It explains %d events that came before it was known.".formatted(attached));
    }
  }

  /** A pattern says that these belong to an event. */
  void gather(TrackedEvent found, List<String> keys, String grounds, Host host) {
    List<Trouble> gathered = new ArrayList<>();
    for (String key : keys) {
      TrackedEvent event = events.find(key);
      if (event != null && event.fact().isFiring()) {
        gathered.add(event);
      }
    }
    attachments.all(
        gathered,
        chains.rootOf(found),
        new Attachments.Reason(Cause.By.PATTERN, IN_A_PATTERN, grounds),
        host);
  }

  /**
   * People said what causes an event; rules leave that as it is.
   *
   * @param cause null when nothing known does
   */
  void decide(TrackedEvent event, @Nullable TrackedEvent cause, String grounds, Host host) {
    TrackedEvent root = cause == null ? null : chains.rootOf(cause);
    if (root != null && (root == event || chains.leadsTo(root, event))) {
      host.note(
          DecisionKind.REFUSED,
          event,
          "Its cause stays as it was, for event %d follows from this one. %s"
              .formatted(Objects.requireNonNull(cause).number(), grounds));
      return;
    }
    symptoms.forget(event);
    event.explainedBy(null);
    event.fix();
    troubles.explained(event);
    if (root != null) {
      attachments.one(event, root, new Attachments.Reason(Cause.By.PERSON, CERTAIN, grounds), host);
      if (!root.fact().isFiring()) {
        host.await(new Awaited(CAUSE_OVER, root.key()), CorrelationTerms.AFTER_CAUSE);
      }
      return;
    }
    host.note(DecisionKind.SEPARATED, event, grounds);
    FirstPages.orTold(event, "people said that nothing known causes it", host);
  }

  /** What was explained by an event is looked at again, if that event is over. */
  void letGo(String causeKey, Host host) {
    if (chains.isFiring(causeKey)) {
      return;
    }
    int done = 0;
    for (TrackedEvent symptom :
        symptoms.of(causeKey).stream().filter(Correlations::isLeft).toList()) {
      if (++done > MOST_LET_GO) {
        host.await(new Awaited(CAUSE_OVER, causeKey), 1);
        return;
      }
      leave(symptom, Objects.requireNonNull(symptom.cause()), host);
      look(symptom, host);
    }
  }

  /** Its cause is over, and it fires. What people said stays said, and somebody must know. */
  private void leave(TrackedEvent symptom, Cause cause, Host host) {
    if (symptom.isFixed()) {
      FirstPages.orTold(
          symptom,
          "event %d, of which people said that it causes this, is over".formatted(cause.number()),
          host);
      return;
    }
    symptoms.forget(symptom);
    symptom.explainedBy(null);
    troubles.explained(symptom);
    host.note(
        DecisionKind.SEPARATED,
        symptom,
        "Event %d is over, and this one still fires.".formatted(cause.number()));
  }

  /** How many services suffer from an event besides its own. */
  int services(TrackedEvent cause) {
    return symptoms.services(cause.key());
  }

  /** The most urgent of what fires because of an event, and of a priority. */
  Priority noMilder(TrackedEvent cause, Priority rated) {
    return symptoms.mostUrgent(cause.key(), rated);
  }

  /** A symptom may get worse than its cause was. */
  void rated(TrackedEvent symptom, Host host) {
    Cause cause = symptom.cause();
    TrackedEvent root = cause == null ? null : events.find(cause.key());
    if (root != null
        && root.fact().isFiring()
        && symptom.priority().compareTo(root.priority()) < 0) {
      host.insert(new Caused(root.key(), symptom.priority(), symptoms.services(root.key())));
    }
  }
}
