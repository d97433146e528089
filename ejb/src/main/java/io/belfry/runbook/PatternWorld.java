package io.belfry.runbook;

import io.belfry.facts.Severity;
import io.belfry.facts.pattern.PatternKind;
import io.belfry.journal.Change;
import io.belfry.journal.Pattern;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** Patterns in time, as a scenario says them. */
final class PatternWorld {
  private PatternWorld() {}

  static List<Change> of(Map<String, Object> world) {
    if (!world.containsKey("patterns")) {
      return List.of();
    }
    List<Pattern> patterns = new ArrayList<>();
    for (Object item : SuppressedWorld.list(world.get("patterns"))) {
      Map<?, ?> fields = (Map<?, ?>) item;
      patterns.add(
          new Pattern(
              SuppressedWorld.text(fields, "id"),
              PatternKind.valueOf(SuppressedWorld.text(fields, "kind").toUpperCase(Locale.ROOT)),
              SuppressedWorld.text(fields, "title"),
              SuppressedWorld.matchers(fields.get("first")),
              SuppressedWorld.matchers(fields.get("then")),
              SuppressedWorld.list(fields.get("equal")).stream().map(String::valueOf).toList(),
              ScenarioParser.millis(SuppressedWorld.text(fields, "within")),
              fields.containsKey("count")
                  ? Integer.parseInt(SuppressedWorld.text(fields, "count"))
                  : 1,
              Severity.valueOf(SuppressedWorld.text(fields, "severity").toUpperCase(Locale.ROOT))));
    }
    return List.of(new Change.PatternsSet(patterns));
  }
}
