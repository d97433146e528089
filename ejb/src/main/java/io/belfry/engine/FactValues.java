package io.belfry.engine;

import io.belfry.facts.Explained;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;

/** What a fact said when a rule matched it. */
public record FactValues(String name, Map<String, String> values) {

  /** Of those that can be explained. */
  static List<FactValues> of(Collection<Object> matched) {
    List<FactValues> facts = new ArrayList<>();
    for (Object fact : matched) {
      if (fact instanceof Explained explained) {
        facts.add(new FactValues(explained.factName(), explained.factValues()));
      }
    }
    return facts;
  }
}
