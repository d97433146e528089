package io.belfry.facts;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects a fact's values in order; what is absent is left out. */
public final class Grounds {
  private final Map<String, String> values = new LinkedHashMap<>();

  /** Adds a value; enums as their word. */
  public Grounds with(String name, @Nullable Object value) {
    if (value instanceof Enum<?> word) {
      values.put(name, word.name().toLowerCase(Locale.ROOT));
    } else if (value != null && !value.toString().isEmpty()) {
      values.put(name, value.toString());
    }
    return this;
  }

  /** The values, in the order in which they were added. */
  public Map<String, String> values() {
    return values;
  }
}
