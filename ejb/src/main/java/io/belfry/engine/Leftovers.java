package io.belfry.engine;

import io.belfry.facts.Passing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drools.core.common.InternalFactHandle;
import org.drools.core.reteoo.RightTuple;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectDeletedEvent;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.event.rule.ObjectUpdatedEvent;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/** What judging an alert leaves in working memory, and must not stay. */
final class Leftovers extends DefaultRuleRuntimeEventListener {
  private final Map<Object, FactHandle> passing = new LinkedHashMap<>();
  private final List<FactHandle> updated = new ArrayList<>();

  @Override
  public void objectInserted(ObjectInsertedEvent event) {
    if (event.getObject() instanceof Passing fact) {
      passing.put(fact, event.getFactHandle());
    }
  }

  @Override
  public void objectUpdated(ObjectUpdatedEvent event) {
    if (!(event.getObject() instanceof Passing)) {
      updated.add(event.getFactHandle());
    }
  }

  @Override
  public void objectDeleted(ObjectDeletedEvent event) {
    if (event.getOldObject() instanceof Passing fact) {
      passing.remove(fact);
    } else {
      // A rule may change a fact and then take it out: its handle has no tuples any more.
      updated.removeIf(handle -> handle == event.getFactHandle());
    }
  }

  /** Takes it out, after all rules have fired. */
  void clear(KieSession rules) {
    for (FactHandle left : List.copyOf(passing.values())) {
      rules.delete(left);
    }
    // A fact that is changed remembers the last alert for which it made a "not" untrue, for as long
    // as it lives: an alert with all its matches, for each key.
    for (FactHandle handle : updated) {
      ((InternalFactHandle) handle)
          .forEachRightTuple(
              tuple -> {
                if (tuple instanceof RightTuple right) {
                  right.setTempBlocked(null);
                }
              });
    }
    updated.clear();
  }
}
