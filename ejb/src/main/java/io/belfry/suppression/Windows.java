package io.belfry.suppression;

import io.belfry.facts.AlertFact;
import io.belfry.facts.MaintenanceFact;
import io.belfry.journal.Change;
import io.belfry.journal.LabelMatcher;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The windows that are open now, by what they match. */
public final class Windows {
  private final MatcherIndex<MaintenanceFact> open = new MatcherIndex<>();

  /** Opens a window; one that is open is replaced. */
  public void open(Change.WindowPlanned window) {
    open.put(
        window.id(),
        new Matching(window.matchers()),
        new MaintenanceFact(window.id(), "", described(window.matchers()), window.reason()));
  }

  /** Closes a window; tells whether it was open. */
  public boolean close(String id) {
    return open.remove(id);
  }

  /** The window that hides an alert, or null. */
  public @Nullable MaintenanceFact hiding(AlertFact alert) {
    List<MaintenanceFact> hiding = open.matching(alert);
    return hiding.isEmpty() ? null : hiding.get(0);
  }

  /** As people write them. */
  public static String described(List<LabelMatcher> matchers) {
    return matchers.stream().map(LabelMatcher::toString).collect(Collectors.joining(", "));
  }
}
