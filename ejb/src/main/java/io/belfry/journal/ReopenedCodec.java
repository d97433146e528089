package io.belfry.journal;

import io.belfry.facts.Priority;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** The encoding of an event that people opened again. */
final class ReopenedCodec {
  private static final List<Priority> PRIORITIES =
      List.of(Priority.P1, Priority.P2, Priority.P3, Priority.P4);

  private ReopenedCodec() {}

  static void write(ByteWriter out, Change.EventReopened event) {
    out.number(event.event().getMostSignificantBits());
    out.number(event.event().getLeastSignificantBits());
    out.number(event.number());
    out.text(event.key());
    out.text(event.subject());
    out.text(event.type());
    out.text(event.source());
    out.text(event.service());
    out.text(event.ci());
    out.number(EntryCodec.SEVERITIES.indexOf(event.severity()));
    out.number(EntryCodec.LEVELS.indexOf(event.impact()));
    out.number(EntryCodec.LEVELS.indexOf(event.urgency()));
    out.number(PRIORITIES.indexOf(event.priority()));
    out.number(event.firing() ? 1 : 0);
    out.text(event.ownerTeam());
    out.text(orEmpty(event.runbook()));
    out.text(orEmpty(event.runbookTitle()));
    out.text(orEmpty(event.situationClass()));
    out.number(event.alerts());
    out.number(event.openedAt());
    out.number(event.lastAlertAt());
    out.number(event.clearedAt());
    out.text(event.rule());
    out.text(event.release());
  }

  static Change.EventReopened read(ByteReader in) {
    return new Change.EventReopened(
        new UUID(in.number(), in.number()),
        in.number(),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        in.text(),
        EntryCodec.SEVERITIES.get(in.count()),
        EntryCodec.LEVELS.get(in.count()),
        EntryCodec.LEVELS.get(in.count()),
        PRIORITIES.get(in.count()),
        in.number() == 1,
        in.text(),
        orNull(in.text()),
        orNull(in.text()),
        orNull(in.text()),
        in.number(),
        in.number(),
        in.number(),
        in.number(),
        in.text(),
        in.text());
  }

  private static String orEmpty(@Nullable String text) {
    return text == null ? "" : text;
  }

  private static @Nullable String orNull(String text) {
    return text.isEmpty() ? null : text;
  }
}
