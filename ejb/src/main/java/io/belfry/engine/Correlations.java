package io.belfry.engine;

import io.belfry.correlation.Found;
import io.belfry.correlation.Topology;
import io.belfry.correlation.Trouble;
import io.belfry.correlation.Troubles;
import io.belfry.facts.Level;
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
import org.jspecify.annotations.Nullable;

/**
 * What probably causes what, among the events of a session: it finds, and rules decide. The index
 * follows from catalogue and events, so that a snapshot need not carry it.
 */
final class Correlations {
  /** The word for the deadline of an event's first page. */
  static final String PAGE = "page";

  /** The word for the time after which what a cause explained is looked at again. */
  static final String CAUSE_OVER = "cause over";

  /** More are let go a moment later, for rules may fire only so often in one step. */
  /** Nothing is explained through so many; it keeps a fault here from stopping the engine. */
  private static final int MOST_HOPS = 1000;

  private static final int MOST_LET_GO = 1_000;

  /** How much to believe a pattern, in percent. */
  private static final int IN_A_PATTERN = 65;

  private final OpenEvents events;
  private final Topology topology = new Topology();
  private final Troubles troubles = new Troubles(topology);
  private final Symptoms symptoms = new Symptoms();
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

  Correlations(OpenEvents events) {
    this.events = events;
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

  /** Takes over an event of a snapshot. */
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
    if (cause != null && !event.isFixed() && !isFiring(cause.key())) {
      separate(event, host);
    }
    look(event, host);
  }

  private boolean isFiring(String key) {
    TrackedEvent event = events.find(key);
    return event != null && event.fact().isFiring();
  }

  /** The causes that are over while something that they explained still fires, in order. */
  List<String> overWithSymptoms() {
    return symptoms.causes().stream()
        .filter(cause -> !isFiring(cause))
        .filter(cause -> symptoms.of(cause).stream().anyMatch(Correlations::isLeft))
        .sorted()
        .toList();
  }

  private static boolean isLeft(TrackedEvent symptom) {
    return symptom.fact().isFiring() && !symptom.isFixed();
  }

  /** An event fires no more. */
  void isOver(TrackedEvent event, Host host) {
    troubles.remove(event.key());
    if (symptoms.has(event.key())) {
      host.await(new Awaited(CAUSE_OVER, event.key()), CorrelationTerms.AFTER_CAUSE);
    }
  }

  /** People are done with an event. */
  void isClosed(TrackedEvent event, Host host) {
    isOver(event, host);
    host.awaitNoMore(new Awaited(PAGE, event.key()));
    symptoms.forget(event);
  }

  private void look(TrackedEvent event, Host host) {
    boolean concerned = !topology.isEmpty() && troubles.concerns(event);
    boolean dependent = concerned && troubles.mayBeSymptom(event);
    if (!dependent && event.page() == Page.QUIET && event.cause() == null) {
      tell(event, "nothing else explains it", host);
    }
    if (!concerned) {
      return;
    }
    host.insert(new Concerned(event.key(), dependent));
    if (event.cause() == null && !event.isFixed()) {
      Found found = troubles.deepest(event, host.now() - terms.getAlong());
      if (found == null) {
        found = troubles.closest(event, host.now() - terms.getNear());
      }
      if (found != null) {
        host.insert(
            new Explanation(
                event.key(),
                found.cause(),
                found.relation(),
                found.steps(),
                found.path(),
                found.apart(),
                !found.near().equals(found.cause())));
      }
    }
    int earlier = troubles.dependingOn(event, host.now() - terms.getAlong()).size();
    if (earlier > 0) {
      host.insert(new Earlier(event.key(), earlier));
    }
  }

  /** One event causes another, and those beside it where a whole place fails. */
  void correlate(TrackedEvent symptom, TrackedEvent found, Explanation why, Host host) {
    // What was found may have got a cause itself since.
    TrackedEvent cause = rootOf(found);
    if (cause == symptom || leadsTo(cause, symptom)) {
      holdPage(symptom, terms.holdOf(symptom.fact().getPriority()), host);
      return;
    }
    Cause.By by = why.getRelation() == Relation.DEPENDENCY ? Cause.By.DEPENDENCY : Cause.By.PLACE;
    attach(symptom, cause, by, why.getConfidence(), why.getGrounds(), host);
    switch (why.getRelation()) {
      case RACK, CLUSTER, SITE ->
          attachAll(
              troubles.beside(cause, why.getRelation(), symptom, host.now() - terms.getNear()),
              cause,
              by,
              why.getConfidence(),
              why.getGrounds(),
              host);
      default -> {}
    }
  }

  /** What depends on an event that came later is explained by it, or by what explains it. */
  void attachEarlier(TrackedEvent found, Host host) {
    TrackedEvent root = rootOf(found);
    List<Trouble> earlier = troubles.dependingOn(found, host.now() - terms.getAlong());
    int attached =
        attachAll(
            earlier,
            root,
            Cause.By.DEPENDENCY,
            80,
            "It depends on what event %d is about, which began to fail after it."
                .formatted(found.number()),
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
    attachAll(gathered, rootOf(found), Cause.By.PATTERN, IN_A_PATTERN, grounds, host);
  }

  private int attachAll(
      List<Trouble> found,
      TrackedEvent cause,
      Cause.By by,
      int confidence,
      String grounds,
      Host host) {
    int attached = 0;
    for (Trouble each : found) {
      TrackedEvent event = events.find(each.key());
      if (event != null && event != cause && event.cause() == null && !event.isFixed()) {
        attach(event, cause, by, confidence, grounds, host);
        attached++;
      }
    }
    return attached;
  }

  private void attach(
      TrackedEvent symptom,
      TrackedEvent cause,
      Cause.By by,
      int confidence,
      String grounds,
      Host host) {
    if (symptom == cause || leadsTo(cause, symptom)) {
      return;
    }
    Priority most = cause.fact().getPriority();
    explain(symptom, cause, by, confidence, grounds, host);
    // All of them point to the one that people should look at.
    for (TrackedEvent each : symptoms.take(symptom.key())) {
      Cause old = each.cause();
      if (old == null || each.isFixed()) {
        symptoms.remember(each);
        continue;
      }
      explain(
          each,
          cause,
          old.by() == Cause.By.PLACE ? by : old.by(),
          Math.min(confidence, old.confidence()),
          old.grounds() + " Event %d explains that.".formatted(cause.number()),
          host);
      most = more(most, each.fact().getPriority());
    }
    most = more(most, symptom.fact().getPriority());
    int services = symptoms.services(cause.key());
    boolean isWide = services >= CorrelationTerms.WIDE && cause.fact().getImpact() != Level.HIGH;
    if (most != cause.fact().getPriority() || isWide) {
      host.insert(new Caused(cause.key(), most, services));
    }
  }

  /** The more urgent one of two. */
  private static Priority more(Priority one, Priority other) {
    return one.compareTo(other) <= 0 ? one : other;
  }

  private void explain(
      TrackedEvent symptom,
      TrackedEvent cause,
      Cause.By by,
      int confidence,
      String grounds,
      Host host) {
    symptoms.forget(symptom);
    symptom.explainedBy(
        new Cause(cause.id(), cause.number(), cause.key(), confidence, grounds, by));
    troubles.explained(symptom);
    symptoms.remember(symptom);
    host.note(
        DecisionKind.CORRELATED,
        symptom,
        "Probable cause: event %d, with %d %% confidence. %s"
            .formatted(cause.number(), confidence, grounds));
    if (symptom.page() == Page.WAITING || host.isNew(symptom)) {
      symptom.page(Page.QUIET);
      host.awaitNoMore(new Awaited(PAGE, symptom.key()));
    } else if (symptom.page() == Page.TOLD) {
      host.note(
          DecisionKind.LEARNED,
          symptom,
          "Its owner was told of it before, and learns of the probable cause.");
    }
  }

  /**
   * People said what causes an event; rules leave that as it is.
   *
   * @param cause null when nothing known does
   */
  void decide(TrackedEvent event, @Nullable TrackedEvent cause, String grounds, Host host) {
    TrackedEvent root = cause == null ? null : rootOf(cause);
    if (root != null && (root == event || leadsTo(root, event))) {
      return;
    }
    symptoms.forget(event);
    event.explainedBy(null);
    event.fix();
    troubles.explained(event);
    if (root != null) {
      attach(event, root, Cause.By.PERSON, 100, grounds, host);
      return;
    }
    host.note(DecisionKind.SEPARATED, event, grounds);
    if (event.page() != Page.TOLD) {
      host.awaitNoMore(new Awaited(PAGE, event.key()));
      tell(event, "people said that nothing known causes it", host);
    }
  }

  /** What was explained by an event that is over is looked at again. */
  void letGo(String causeKey, Host host) {
    int done = 0;
    for (TrackedEvent symptom :
        symptoms.of(causeKey).stream().filter(Correlations::isLeft).toList()) {
      if (++done > MOST_LET_GO) {
        host.await(new Awaited(CAUSE_OVER, causeKey), 1);
        return;
      }
      separate(symptom, host);
      look(symptom, host);
    }
  }

  private void separate(TrackedEvent symptom, Host host) {
    Cause cause = symptom.cause();
    symptoms.forget(symptom);
    symptom.explainedBy(null);
    troubles.explained(symptom);
    host.note(
        DecisionKind.SEPARATED,
        symptom,
        "Event %d is over, and this one still fires."
            .formatted(cause == null ? 0 : cause.number()));
  }

  /** The first page waits. */
  void holdPage(TrackedEvent event, long millis, Host host) {
    boolean quiet = event.page() == Page.QUIET && event.cause() == null;
    if (!quiet && !(event.page() == Page.TOLD && host.isNew(event))) {
      return;
    }
    if (millis > 0) {
      event.page(Page.WAITING);
      host.await(new Awaited(PAGE, event.key()), millis);
      host.note(
          DecisionKind.WAITING,
          event,
          "Its owner is told in %d s, unless something explains it before."
              .formatted((millis + 999) / 1000));
    } else if (quiet) {
      tell(event, "nothing else explains it", host);
    }
  }

  void page(TrackedEvent event, String reason, Host host) {
    if (event.page() == Page.WAITING) {
      tell(event, reason, host);
    }
  }

  /** It is more urgent than those who were told know. */
  void raise(TrackedEvent event, Host host) {
    host.note(
        DecisionKind.PRIORITISED,
        event,
        "Priority is now %s, as that of what it causes.".formatted(event.fact().getPriority()));
    if (event.page() == Page.TOLD && !host.isNew(event)) {
      tell(event, "it became more urgent, for it causes others", host);
    }
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

  private static void tell(TrackedEvent event, String reason, Host host) {
    event.page(Page.TOLD);
    host.note(DecisionKind.PAGED, event, "Told: %s.".formatted(reason));
  }

  /** Whether an event explains another, what does not fire any more between them included. */
  private boolean leadsTo(TrackedEvent from, TrackedEvent to) {
    Cause cause = from.cause();
    for (int hops = 0; cause != null && hops < MOST_HOPS; hops++) {
      TrackedEvent next = events.find(cause.key());
      if (next == null || next == to) {
        return next == to;
      }
      cause = next.cause();
    }
    return cause != null;
  }

  private TrackedEvent rootOf(TrackedEvent event) {
    TrackedEvent root = event;
    for (Cause cause = root.cause(); cause != null; cause = root.cause()) {
      TrackedEvent next = events.find(cause.key());
      if (next == null || !next.fact().isFiring() || next == event) {
        return root;
      }
      root = next;
    }
    return root;
  }
}
