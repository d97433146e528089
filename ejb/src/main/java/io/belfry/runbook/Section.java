package io.belfry.runbook;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Fields of a front matter, and what is wrong with them: every fault is collected, so that an
 * author sees all of them at once.
 *
 * @param path where the fields stand, such as {@code threshold.static[0].}; empty at the top
 */
record Section(String path, Map<?, ?> fields, Faults faults) {

  /** Notes a fault of a field. */
  void fault(String field, String reason, String remedy) {
    faults.add(path + field, reason, remedy);
  }

  /** Notes every field that is none of these. */
  void onlyKnows(Set<String> known) {
    for (Object name : fields.keySet()) {
      if (!known.contains(String.valueOf(name))) {
        fault(String.valueOf(name), "is not known", "Known are %s.".formatted(sorted(known)));
      }
    }
  }

  @Nullable Object get(String field) {
    return fields.get(field);
  }

  boolean has(String field) {
    return fields.get(field) != null;
  }

  /** A text that must be there; empty, and a fault, when it is not. */
  String text(String field) {
    Object value = fields.get(field);
    if (value == null || value.toString().isBlank()) {
      fault(field, "is missing", "Write it.");
      return "";
    }
    return value.toString();
  }

  /** A text that may be missing; null when it is. */
  @Nullable String optional(String field) {
    Object value = fields.get(field);
    if (value instanceof Map || value instanceof List) {
      fault(field, "is (%s), which is no text".formatted(value), "Write one text.");
      return null;
    }
    return value == null || value.toString().isBlank() ? null : value.toString();
  }

  /** One text, or a list of them; none when the field is absent. */
  List<String> texts(String field) {
    Object value = fields.get(field);
    if (value == null) {
      return List.of();
    }
    List<String> texts = new ArrayList<>();
    for (Object each : value instanceof List<?> several ? several : List.of(value)) {
      if (each == null
          || each instanceof Map
          || each instanceof List
          || each.toString().isBlank()) {
        fault(field, "has (%s), which is no text".formatted(each), "Write texts.");
      } else {
        texts.add(each.toString());
      }
    }
    return texts;
  }

  /** The fields under a field; null, and a fault unless it is absent, when there are none. */
  @Nullable Section part(String field, String example) {
    Object value = fields.get(field);
    if (value instanceof Map<?, ?> part) {
      return new Section(path + field + ".", part, faults);
    } else if (value != null) {
      fault(field, "is (%s)".formatted(value), "Write fields, like %s.".formatted(example));
    }
    return null;
  }

  /** One word of an enum, in small letters; the other one when the field is absent. */
  <E extends Enum<E>> E word(String field, Set<E> words, E otherwise) {
    Object value = fields.get(field);
    if (value == null) {
      return otherwise;
    }
    for (E word : words) {
      if (word.name().toLowerCase(Locale.ROOT).equals(value)) {
        return word;
      }
    }
    List<String> known = words.stream().map(word -> word.name().toLowerCase(Locale.ROOT)).toList();
    fault(
        field, "is (%s)".formatted(value), "Write one of %s.".formatted(String.join(", ", known)));
    return otherwise;
  }

  /** A finite number; NaN, and a fault, when it is none. */
  double number(String field) {
    double number = numberOf(fields.get(field));
    if (Double.isNaN(number)) {
      fault(
          field, "is (%s), which is no number".formatted(fields.get(field)), "Write one like 90.");
    }
    return number;
  }

  /** Two finite numbers, the smaller first; null, and a fault, when they are not. */
  double @Nullable [] range(String field) {
    Object value = fields.get(field);
    if (value instanceof List<?> pair && pair.size() == 2) {
      double low = numberOf(pair.get(0));
      double high = numberOf(pair.get(1));
      if (low < high) {
        return new double[] {low, high};
      }
    }
    fault(
        field,
        "is (%s), which is no range".formatted(value),
        "Write two numbers, the smaller first, like [10, 90].");
    return null;
  }

  /** A duration in milliseconds; 0 when the field is absent. */
  long duration(String field, long most) {
    Object value = fields.get(field);
    if (value == null) {
      return 0;
    }
    long millis = Durations.millis(value.toString());
    if (millis < 0) {
      fault(
          field,
          "is (%s), which is no duration".formatted(value),
          "Write a number with s, m, h or d, like 10m.");
    } else if (millis > most) {
      fault(
          field,
          "is (%s), which is too long".formatted(value),
          "Write at most %dh.".formatted(most / Durations.HOUR_MILLIS));
    }
    return Math.max(0, millis);
  }

  /** What stands under a field, which is one set of fields or a list of them. */
  List<Section> sections(String field) {
    Object value = fields.get(field);
    if (value == null) {
      return List.of();
    }
    if (value instanceof Map<?, ?> one) {
      return List.of(new Section(path + field + ".", one, faults));
    }
    List<Section> sections = new ArrayList<>();
    if (value instanceof List<?> several && !several.isEmpty()) {
      for (int i = 0; i < several.size(); i++) {
        String name = "%s[%d]".formatted(field, i);
        if (several.get(i) instanceof Map<?, ?> each) {
          sections.add(new Section(path + name + ".", each, faults));
        } else {
          fault(name, "is (%s)".formatted(several.get(i)), "Write fields, like { metric: ... }.");
        }
      }
    } else {
      fault(field, "is (%s)".formatted(value), "Write fields, or a list of them.");
    }
    return sections;
  }

  static String sorted(Set<String> words) {
    return String.join(", ", words.stream().sorted().toList());
  }

  private static double numberOf(@Nullable Object value) {
    double number = value instanceof Number some ? some.doubleValue() : Double.NaN;
    return Double.isFinite(number) ? number : Double.NaN;
  }
}
