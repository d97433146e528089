package io.belfry.engine;

import io.belfry.facts.AlertFact;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Alerts that wait under one name for what becomes of them.
 *
 * @param last the one that is judged again
 * @param lastAt where it stands in the journal; null when a rule made it up
 * @param earlier those whose fate follows from its fate, by the names that they were held under
 */
public record Hold(
    String name, AlertFact last, @Nullable HeldAlerts lastAt, List<HeldAlerts> earlier) {

  /** The same, with one more alert, which is the last one now. */
  Hold next(AlertFact alert, @Nullable HeldAlerts at) {
    return new Hold(name, alert, at, all());
  }

  /** The same, with others that share the last one's fate. */
  Hold followedBy(List<HeldAlerts> others) {
    List<HeldAlerts> followers = new ArrayList<>(earlier);
    others.forEach(each -> add(followers, each));
    return new Hold(name, last, lastAt, List.copyOf(followers));
  }

  /** All that it holds of the journal. */
  List<HeldAlerts> all() {
    List<HeldAlerts> all = new ArrayList<>(earlier);
    if (lastAt != null) {
      add(all, lastAt);
    }
    return List.copyOf(all);
  }

  /** What was held under one name is one item, so that a long hold takes no more room. */
  static void add(List<HeldAlerts> to, HeldAlerts more) {
    for (int i = 0; i < to.size(); i++) {
      if (to.get(i).hold().equals(more.hold())) {
        to.set(i, to.get(i).with(more));
        return;
      }
    }
    to.add(more);
  }
}
