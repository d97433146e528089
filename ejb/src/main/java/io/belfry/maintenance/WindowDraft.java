package io.belfry.maintenance;

import io.belfry.catalogue.Services;
import io.belfry.journal.LabelMatcher;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.suppression.Recurrence;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A window as somebody wants it.
 *
 * @param service null for any
 * @param matchers what alerts must say besides; may be empty where a service is given
 * @param startsAt of the first time; null for the present moment
 * @param endsAt of the first time
 * @param recurrence a rule of RFC 5545; null for a window that comes once
 * @param zone in which the rule is counted; null for UTC
 * @param author who wants it, where a tool sends it for somebody
 */
public record WindowDraft(
    @Nullable String service,
    List<LabelMatcher> matchers,
    @Nullable Instant startsAt,
    Instant endsAt,
    String reason,
    @Nullable String recurrence,
    @Nullable String zone,
    @Nullable String author) {
  private static final int MOST_TIMES = 2_000;
  private static final int LONGEST_RULE = 500;

  /** Far enough that nobody waits for it. */
  private static final Instant NEVER = Instant.parse("9999-01-01T00:00:00Z");

  /** A window of a service that comes once. */
  static WindowDraft once(
      String service, @Nullable Instant startsAt, Instant endsAt, String reason) {
    return new WindowDraft(service, List.of(), startsAt, endsAt, reason, null, null, null);
  }

  /** The same with a recurrence that can be one, in its zone. */
  WindowDraft checked() {
    if (service == null && matchers.isEmpty()) {
      throw Fault.ofField(
          ErrorCode.MISSING_FIELD,
          "service",
          "The window is for nothing",
          "Send a service, a ci, or matchers");
    }
    return new WindowDraft(
        service,
        matchers.isEmpty() ? matchers : Matchers.check("matchers", matchers),
        startsAt,
        endsAt,
        reason,
        recurrence == null ? null : Line.of("recurrence", recurrence, LONGEST_RULE),
        recurrence == null ? null : zone == null ? "UTC" : zoneId(zone),
        author == null || author.isBlank() ? null : Line.of("createdBy", author, 200));
  }

  /**
   * Returns the name of its service, which exists; null for any.
   *
   * @throws Fault invalid-value when there is none of that name
   */
  @Nullable String serviceOf(Services services) {
    String name = service == null ? null : service.strip();
    if (name != null && !services.hold(name)) {
      throw refused(
          "service",
          "There is no service (" + Line.shown(name) + ")",
          "Use the name of a service, or add the service first");
    }
    return name;
  }

  /** When it ends at last; of one that comes again, after its last time. */
  Instant lastEnd(Span first) {
    if (recurrence == null || zone == null) {
      return first.until();
    }
    try {
      Recurrence rule =
          new Recurrence(
              recurrence,
              first.from(),
              ZoneId.of(zone),
              Duration.between(first.from(), first.until()));
      List<Recurrence.Occurrence> times = rule.endingAfter(first.from(), MOST_TIMES);
      if (times.isEmpty()) {
        throw refused("recurrence", "It never comes", "Choose a rule that begins with startsAt");
      }
      return times.size() == MOST_TIMES ? NEVER : times.get(times.size() - 1).until();
    } catch (IllegalArgumentException wrong) {
      throw refused(
          "recurrence",
          "The rule (%s) cannot be one: %s".formatted(Line.shown(recurrence), wrong.getMessage()),
          "Write it as RFC 5545 does, such as FREQ=WEEKLY;BYDAY=SU, without a time of day");
    }
  }

  private static String zoneId(String zone) {
    try {
      return ZoneId.of(zone).getId();
    } catch (DateTimeException unknown) {
      throw refused(
          "zone",
          "There is no time zone (" + Line.shown(zone) + ")",
          "Use a name of the IANA database, such as Europe/Zurich");
    }
  }

  private static Fault refused(String field, String reason, String remedy) {
    return Fault.ofField(ErrorCode.INVALID_VALUE, field, reason, remedy);
  }
}
