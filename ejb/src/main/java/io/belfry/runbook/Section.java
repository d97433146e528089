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
record Section(String path, Map<?, ?> fields, List<String> faults) {

  /** Notes a fault of a field. */
  void fault(String field, String reasonAndRemedy) {
    faults.add("field (%s%s) %s".formatted(path, field, reasonAndRemedy));
  }

  /** Notes every field that is none of these. */
  void onlyKnows(Set<String> known) {
    for (Object name : fields.keySet()) {
      if (!known.contains(String.valueOf(name))) {
        fault(String.valueOf(name), "is not known. Known are %s.".formatted(sorted(known)));
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
      fault(field, "is missing.");
      return "";
    }
    return value.toString();
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
    fault(field, "is (%s). Write one of %s.".formatted(value, String.join(", ", known)));
    return otherwise;
  }

  /** A finite number; NaN, and a fault, when it is none. */
  double number(String field) {
    double number = numberOf(fields.get(field));
    if (Double.isNaN(number)) {
      fault(field, "is (%s), which is no number. Write one like 90.".formatted(fields.get(field)));
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
        "is (%s), which is no range. Write two numbers, the smaller first, like [10, 90]."
            .formatted(value));
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
          "is (%s), which is no duration. Write a number with s, m, h or d, like 10m."
              .formatted(value));
    } else if (millis > most) {
      fault(
          field,
          "is (%s), which is too long. Write at most %dh."
              .formatted(value, most / Durations.HOUR_MILLIS));
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
          fault(name, "is (%s). Write fields, like { metric: ... }.".formatted(several.get(i)));
        }
      }
    } else {
      fault(field, "is (%s). Write fields, or a list of them.".formatted(value));
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
