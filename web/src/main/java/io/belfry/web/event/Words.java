package io.belfry.web.event;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Parameters that take one or several words of a closed list, separated by commas. */
public final class Words {
  static final Set<String> STATES =
      Set.of("open", "recovered", "flapping", "acknowledged", "in-progress", "resolved", "closed");
  static final Set<String> PRIORITIES = Set.of("P1", "P2", "P3", "P4");
  static final Set<String> FATES =
      Set.of(
          "opened",
          "joined",
          "recovered",
          "duplicate",
          "suppressed",
          "below-threshold",
          "expected-arrival",
          "informational",
          "learning",
          "rule-fault",
          "held",
          "pending");

  private Words() {}

  /**
   * The words of a parameter; none when it is absent.
   *
   * @throws io.belfry.platform.Fault for a word that is not known, with those that are
   */
  public static List<String> of(String parameter, @Nullable String value, Set<String> known) {
    List<String> words =
        value == null
            ? List.of()
            : Arrays.stream(value.split(",")).map(String::strip).filter(w -> !w.isEmpty()).toList();
    for (String word : words) {
      if (!known.contains(word)) {
        throw Fault.ofField(
            ErrorCode.INVALID_VALUE,
            parameter,
            "The value (%s) is not known".formatted(word.length() > 40 ? "…" : word),
            "Use one of " + String.join(", ", known.stream().sorted().toList()));
      }
    }
    return words;
  }

  /** A constant as the API says it. */
  static String word(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  static @Nullable String text(@Nullable String value) {
    return value == null || value.isBlank() ? null : value.strip();
  }
}
