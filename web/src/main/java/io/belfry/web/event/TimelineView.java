package io.belfry.web.event;

import io.belfry.handling.TimelineEntry;
import io.belfry.web.people.Names;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/** One thing that happened to an event, as the API shows it. */
public record TimelineView(
    String id,
    Instant at,
    String kind,
    @Nullable String by,
    @Nullable String action,
    @Nullable String from,
    @Nullable String to,
    String sentence,
    @Nullable String note) {

  static TimelineView of(TimelineEntry entry, Names names) {
    return new TimelineView(
        entry.id(),
        entry.at(),
        entry.kind(),
        names.username(entry.by()),
        entry.action(),
        entry.from(),
        entry.to(),
        entry.said(names.called(entry.by()), names.called(entry.whom())),
        entry.note());
  }
}
