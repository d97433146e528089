package io.belfry.facts;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects a fact's values in order; what is absent is left out. */
final class Grounds {
  private final Map<String, String> values = new LinkedHashMap<>();

  Grounds with(String name, @Nullable Object value) {
    if (value instanceof Enum<?> word) {
      values.put(name, word.name().toLowerCase(Locale.ROOT));
    } else if (value != null && !value.toString().isEmpty()) {
      values.put(name, value.toString());
    }
    return this;
  }

  Map<String, String> values() {
    return values;
  }
}
