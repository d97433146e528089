package io.belfry.facts.correlation;

import io.belfry.facts.AboutEvents;
import io.belfry.facts.EventFact;
import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import io.belfry.facts.Passing;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/** What may explain an event, as the host found it. */
public final class Explanation implements AboutEvents, Explained, Passing {
  private static final int MOST_NAMES = 6;

  private final String symptom;
  private final EventFact cause;
  private final Relation relation;
  private final int steps;
  private final List<String> path;
  private final long before;
  private final boolean inTurn;

  /**
   * @param symptom the key of the event that is explained
   * @param cause the event that explains it
   * @param steps of dependency between them, 0 for those that are only close to each other
   * @param path the names from what it is about to what fails, or the name of what they share
   * @param before by how much what fails began first, in milliseconds
   * @param inTurn whether what fails is explained by the cause in turn
   */
  public Explanation(
      String symptom,
      EventFact cause,
      Relation relation,
      int steps,
      List<String> path,
      long before,
      boolean inTurn) {
    this.symptom = symptom;
    this.cause = cause;
    this.relation = relation;
    this.steps = steps;
    this.path = List.copyOf(path);
    this.before = before;
    this.inTurn = inTurn;
  }

  public String getSymptom() {
    return symptom;
  }

  public EventFact getCause() {
    return cause;
  }

  @Override
  public List<EventFact> aboutEvents() {
    return List.of(cause);
  }

  public Relation getRelation() {
    return relation;
  }

  /** How much to believe it, in percent. */
  public int getConfidence() {
    return relation.confidence(steps, before);
  }

  /** Why, for people: a sentence. */
  public String getGrounds() {
    String last = path.get(path.size() - 1);
    String when =
        before == 0
            ? "at the same time"
            : "%s %s".formatted(span(Math.abs(before)), before > 0 ? "before" : "after it");
    String turn = inTurn ? " That event explains this one in turn." : "";
    return switch (relation) {
          case DEPENDENCY ->
              "It depends on %s (%s), which began to fail %s.".formatted(last, way(), when);
          case CI -> "Another event of %s began %s.".formatted(last, when);
          case HOST -> "Another event of the host %s began %s.".formatted(last, when);
          default ->
              "At least half of the %s %s fails, which began %s."
                  .formatted(relation.word(), last, when);
        }
        + turn;
  }

  private String way() {
    return path.size() <= MOST_NAMES
        ? String.join(" > ", path)
        : "%s > … > %s".formatted(path.get(0), path.get(path.size() - 1));
  }

  private static String span(long millis) {
    Duration span = Duration.ofMillis(millis);
    if (span.toSeconds() < 120) {
      return span.toSeconds() + " s";
    }
    return span.toMinutes() + " minutes";
  }

  @Override
  public String factName() {
    return "explanation";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds()
        .with("cause", cause.getKey())
        .with("relation", relation)
        .with("way", String.join(" > ", path))
        .with("confidence", getConfidence() + " %")
        .values();
  }
}
