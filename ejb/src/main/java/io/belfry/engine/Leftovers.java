package io.belfry.engine;

import io.belfry.facts.Passing;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.drools.core.common.InternalFactHandle;
import org.drools.core.common.PhreakPropagationContext;
import org.drools.core.common.PropagationContext;
import org.drools.core.reteoo.RightTuple;
import org.drools.core.reteoo.Tuple;
import org.drools.core.reteoo.TupleImpl;
import org.kie.api.event.rule.DefaultRuleRuntimeEventListener;
import org.kie.api.event.rule.ObjectDeletedEvent;
import org.kie.api.event.rule.ObjectInsertedEvent;
import org.kie.api.event.rule.ObjectUpdatedEvent;
import org.kie.api.runtime.KieSession;
import org.kie.api.runtime.rule.FactHandle;

/** What judging an alert leaves in working memory, and must not stay. */
final class Leftovers extends DefaultRuleRuntimeEventListener {
  /** Stands for every change that all rules have seen. */
  private static final PropagationContext SEEN =
      new PhreakPropagationContext(0, PropagationContext.Type.INSERTION, null, null, null);

  private final Map<Object, FactHandle> passing = new LinkedHashMap<>();
  private final List<FactHandle> staying = new ArrayList<>();

  @Override
  public void objectInserted(ObjectInsertedEvent event) {
    if (event.getObject() instanceof Passing fact) {
      passing.put(fact, event.getFactHandle());
    } else {
      staying.add(event.getFactHandle());
    }
  }

  @Override
  public void objectUpdated(ObjectUpdatedEvent event) {
    if (!(event.getObject() instanceof Passing)) {
      staying.add(event.getFactHandle());
    }
  }

  @Override
  public void objectDeleted(ObjectDeletedEvent event) {
    if (event.getOldObject() instanceof Passing fact) {
      passing.remove(fact);
    } else {
      // A rule may change a fact and then take it out: its handle has no tuples any more.
      staying.removeIf(handle -> handle == event.getFactHandle());
    }
  }

  /** Takes it out, after all rules have fired. */
  void clear(KieSession rules) {
    for (FactHandle left : List.copyOf(passing.values())) {
      rules.delete(left);
    }
    // A fact that is changed remembers the last alert for which it made a "not" untrue, for as long
    // as it lives: an alert with all its matches, for each key.
    for (FactHandle handle : staying) {
      ((InternalFactHandle) handle).forEachRightTuple(Leftovers::settle);
      ((InternalFactHandle) handle).forEachLeftTuple(Leftovers::settle);
    }
    staying.clear();
  }

  private static void settle(TupleImpl tuple) {
    if (tuple instanceof RightTuple right) {
      right.setTempBlocked(null);
    }
    // The change by which it came last is another 80 bytes, for each key and rule.
    if (tuple.getStagedType() == Tuple.NONE) {
      tuple.setPropagationContext(SEEN);
    }
  }
}
