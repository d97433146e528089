package io.belfry.runbook;

import io.belfry.runbook.where.Where;
import io.belfry.runbook.where.WhereException;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Reads the field {@code match} of a runbook. */
final class MatchParser {
  static final Set<String> FIELDS = Set.of("type", "where");
  private static final int MOST_TYPES = 100;
  private static final int LONGEST_TYPE = 256;

  private MatchParser() {}

  /** Reads it; what is wrong is noted in the section. */
  static Match parse(Section head) {
    Section match = head.part("match", "{ type: ... }");
    if (match == null) {
      if (!head.has("match")) {
        head.fault("match.type", "is missing", "It is one type of alert, or a list of them.");
      }
      return new Match(List.of(), null);
    }
    match.onlyKnows(FIELDS);
    return new Match(types(match), where(match));
  }

  private static List<String> types(Section match) {
    List<String> given = match.texts("type");
    Set<String> types = new LinkedHashSet<>(given);
    if (given.isEmpty() && !match.has("type")) {
      match.fault("type", "is missing", "It is one type of alert, or a list of them.");
    } else if (given.isEmpty()) {
      match.fault("type", "is empty", "It is one type of alert, or a list of them.");
    } else if (types.size() < given.size()) {
      match.fault("type", "names a type twice", "Leave one of the two out.");
    } else if (types.size() > MOST_TYPES) {
      match.fault("type", "has %d types".formatted(types.size()), "Write two runbooks.");
    }
    if (types.stream().anyMatch(type -> type.length() > LONGEST_TYPE)) {
      match.fault("type", "is too long", "Write at most %d letters.".formatted(LONGEST_TYPE));
    }
    return List.copyOf(types);
  }

  private static @Nullable Where where(Section match) {
    String text = match.optional("where");
    if (text == null) {
      return null;
    }
    try {
      Where where = Where.of(text);
      if (where.neverHolds()) {
        match.fault("where", "holds of no alert: two parts of it exclude each other", "Write or.");
      }
      return where;
    } catch (WhereException wrong) {
      match.fault(
          "where",
          "%s, at letter %d".formatted(wrong.getMessage(), wrong.column()),
          wrong.remedy());
      return null;
    }
  }
}
