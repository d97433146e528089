package io.belfry.facts.expectation;

import io.belfry.facts.Explained;
import io.belfry.facts.Passing;
import java.util.LinkedHashMap;
import java.util.Map;

/** That an expectation is not kept any more, or is kept again. */
public final class Finding implements Explained, Passing {
  private final String expectation;
  private final Sort sort;
  private final boolean raised;
  private final long at;
  private final long since;
  private final int step;
  private final String sentence;

  /**
   * @param raised false when it is kept again
   * @param at when it was found, in milliseconds since 1970
   * @param since when it began, in milliseconds since 1970; the same when it is told again
   * @param step by how many severities it is worse than the expectation says
   * @param sentence for people: why, without a full stop
   */
  public Finding(
      String expectation,
      Sort sort,
      boolean raised,
      long at,
      long since,
      int step,
      String sentence) {
    this.expectation = expectation;
    this.sort = sort;
    this.raised = raised;
    this.at = at;
    this.since = since;
    this.step = step;
    this.sentence = sentence;
  }

  public String getExpectation() {
    return expectation;
  }

  public Sort getSort() {
    return sort;
  }

  public boolean isRaised() {
    return raised;
  }

  public long getAt() {
    return at;
  }

  public long getSince() {
    return since;
  }

  public int getStep() {
    return step;
  }

  public String getSentence() {
    return sentence;
  }

  /** The key of the event that tells of it. */
  public String getKey() {
    return "expectation/" + expectation + "/" + sort.word();
  }

  @Override
  public String factName() {
    return "finding";
  }

  @Override
  public Map<String, String> factValues() {
    Map<String, String> values = new LinkedHashMap<>();
    values.put("expectation", expectation);
    values.put("sort", sort.word());
    values.put("because", sentence);
    return values;
  }
}
