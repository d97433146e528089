package io.belfry.runbook;

import io.belfry.facts.Level;
import io.belfry.facts.Priority;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the fields {@code priority}, {@code correlate} and {@code respond} of a runbook. */
final class ResponseParser {
  static final Set<String> PRIORITY = Set.of("urgency", "impact");
  static final Set<String> CORRELATE = Set.of("by", "within", "along");
  static final Set<String> RESPOND = Set.of("notify", "escalate", "incident", "record", "automate");

  private static final long LONGEST_WINDOW = 24 * Durations.HOUR_MILLIS;
  private static final int MOST = 10;
  private static final Pattern NAME = Pattern.compile("#?[\\p{L}\\p{N}][\\p{L}\\p{N} ._-]{0,99}");
  private static final Pattern LABEL = Pattern.compile("[A-Za-z_][A-Za-z0-9_.:-]{0,127}");

  private ResponseParser() {}

  static Rating rating(Section head) {
    Section priority = head.part("priority", "{ urgency: high, impact: from-service }");
    if (priority == null) {
      return Rating.DERIVED;
    }
    priority.onlyKnows(PRIORITY);
    return new Rating(
        level(priority, "urgency", "from-severity"), level(priority, "impact", "from-service"));
  }

  private static @Nullable Level level(Section priority, String field, String derived) {
    String text = priority.optional(field);
    if (text == null || text.equals(derived)) {
      return null;
    }
    for (Level level : Level.values()) {
      if (level.name().toLowerCase(Locale.ROOT).equals(text)) {
        return level;
      }
    }
    priority.fault(
        field, "is (%s)".formatted(text), "Write one of %s, high, medium, low.".formatted(derived));
    return null;
  }

  static @Nullable Correlation correlation(Section head) {
    Section correlate = head.part("correlate", "{ by: [cluster], within: 5m }");
    if (correlate == null) {
      return null;
    }
    correlate.onlyKnows(CORRELATE);
    List<String> by = names(correlate, "by", LABEL, "the name of a label, like cluster");
    long within = correlate.duration("within", LONGEST_WINDOW);
    String along = correlate.optional("along");
    if (along != null && !along.equals("depends-on")) {
      correlate.fault("along", "is (%s)".formatted(along), "Write depends-on, or leave it out.");
    }
    if (by.isEmpty() && along == null) {
      head.fault("correlate", "says neither by nor along", "Write one of them.");
    }
    return new Correlation(by, within, along != null);
  }

  static Response response(Section head) {
    Section respond = head.part("respond", "{ notify: [on-call] }");
    if (respond == null) {
      return Response.NONE;
    }
    respond.onlyKnows(RESPOND);
    if (respond.get("automate") != null || respond.fields().containsKey("automate")) {
      respond.fault(
          "automate",
          "is reserved for automation, which this server does not do yet",
          "Leave it out, and write the action as a step of the procedure.");
    }
    List<String> notify =
        names(
            respond,
            "notify",
            NAME,
            "on-call, owner, interested, a team, or a channel like \"#storage\"");
    String escalate = respond.optional("escalate");
    if (escalate != null && !NAME.matcher(escalate).matches()) {
      respond.fault("escalate", "is (%s)".formatted(escalate), "Write a policy's name.");
    }
    return new Response(
        notify,
        escalate,
        priorities(respond, "incident"),
        Objects.requireNonNullElse(priorities(respond, "record"), List.of()));
  }

  private static List<String> names(Section section, String field, Pattern allowed, String what) {
    List<String> names = section.texts(field);
    for (String name : names) {
      if (!allowed.matcher(name).matches()) {
        section.fault(field, "has (%s)".formatted(name), "Write %s.".formatted(what));
      }
    }
    if (names.size() > MOST) {
      section.fault(
          field, "has %d entries".formatted(names.size()), "Write at most %d.".formatted(MOST));
    }
    return names;
  }

  /** {@code never}, {@code always}, or such as {@code when P1} and {@code when P1 or P2}. */
  private static @Nullable List<Priority> priorities(Section respond, String field) {
    String text = respond.optional(field);
    if (text == null) {
      return null;
    } else if (text.equals("never")) {
      return List.of();
    } else if (text.equals("always")) {
      return List.of(Priority.values());
    }
    EnumSet<Priority> when = EnumSet.noneOf(Priority.class);
    if (text.startsWith("when ")) {
      for (String word : text.substring("when ".length()).split("\\s*,\\s*|\\s+or\\s+", -1)) {
        for (Priority priority : Priority.values()) {
          if (priority.name().equals(word.strip())) {
            when.add(priority);
            word = "";
          }
        }
        if (!word.isEmpty()) {
          when.clear();
          break;
        }
      }
    }
    if (when.isEmpty()) {
      respond.fault(
          field,
          "is (%s)".formatted(text),
          "Write never, always, or when and priorities, like: when P1 or P2.");
    }
    return new ArrayList<>(when);
  }
}
