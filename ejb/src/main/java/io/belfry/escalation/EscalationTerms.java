package io.belfry.escalation;

import io.belfry.catalogue.ServiceHours;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Length;
import io.belfry.platform.Line;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What policies and targets may say. */
final class EscalationTerms {
  static final Set<String> PRIORITIES = Set.of("P1", "P2", "P3", "P4");
  private static final int USUAL_WARNING = 75;
  private static final Duration LEAST = Duration.ofMinutes(1);
  private static final Duration MOST = Duration.ofDays(90);

  private EscalationTerms() {}

  static Duration length(String field, String text) {
    return length(field, text, LEAST);
  }

  static Duration length(String field, String text, Duration least) {
    // Of no time at all a length does not know.
    return least.isZero() && text.equals("0")
        ? Duration.ZERO
        : Duration.ofMillis(Length.of(field, text, LEAST.toMillis(), MOST.toMillis()));
  }

  static Set<String> priorities(@Nullable List<String> words) {
    Set<String> chosen = new TreeSet<>(words == null ? Policy.USUAL.priorities() : words);
    chosen.forEach(word -> priority("priorities", word));
    return chosen;
  }

  static String priority(String field, String word) {
    if (!PRIORITIES.contains(word)) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          field,
          "There is no priority (" + Line.shown(word) + ")",
          "Choose from P1, P2, P3, P4");
    }
    return word;
  }

  static Aim aim(EscalationDraft.OfTarget draft) {
    Duration response = draft.response() == null ? null : length("response", draft.response());
    Duration resolution =
        draft.resolution() == null ? null : length("resolution", draft.resolution());
    int warn = draft.warnPercent() == null ? USUAL_WARNING : draft.warnPercent();
    if (warn < 1 || warn > 99) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "warnPercent",
          "The part (" + warn + ") is out of range",
          "Choose 1 to 99 percent of the time");
    }
    EscalationDraft.OfHours hours = draft.hours();
    return new Aim(response, resolution, warn, hours == null ? null : hours(hours));
  }

  private static ServiceHours hours(EscalationDraft.OfHours draft) {
    return ServiceHours.of("hours", draft.zone(), draft.days(), draft.opens(), draft.closes());
  }
}
