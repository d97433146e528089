package io.belfry.facts.relate;

import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import io.belfry.facts.Kept;
import java.util.Map;

/**
 * Events that began within a time, say the same of some labels, and whose runbooks put that
 * together: the first of them is where to look.
 */
public final class Related implements Kept, Explained {
  /** The word for the time in which others may join it. */
  public static final String WHAT = "related";

  private String slot = "";
  private String first = "";

  /** For snapshots. */
  public Related() {}

  /**
   * Begins with an event.
   *
   * @param slot the labels that it goes by, and what the alert says of them
   * @param first the key of the event
   */
  public Related(String slot, String first) {
    this.slot = slot;
    this.first = first;
  }

  @Override
  public String keptKey() {
    return slot;
  }

  public String getSlot() {
    return slot;
  }

  /** The key of the event that began first. */
  public String getFirst() {
    return first;
  }

  public void setFirst(String first) {
    this.first = first;
  }

  /** Why the others are put beneath the first: a sentence. */
  public String getGrounds() {
    return "Both are of %s, and their runbooks put that together.".formatted(by());
  }

  private String by() {
    return slot.replace("\n", ", ");
  }

  @Override
  public String factName() {
    return "related";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds().with("by", by()).with("first", first).values();
  }
}
