package io.belfry.web.oncall;

import io.belfry.oncall.Names;
import io.belfry.oncall.StandIn;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;

/** Somebody who stands in, as the API shows it. */
public record OverrideView(
    UUID id,
    String team,
    PersonView person,
    Instant startsAt,
    Instant endsAt,
    String createdBy,
    Instant createdAt) {

  static OverrideView of(StandIn standIn, Map<Long, Names.Named> names) {
    return new OverrideView(
        standIn.id(),
        standIn.team(),
        PersonView.of(standIn.shift().user(), names),
        standIn.shift().from(),
        standIn.shift().until(),
        standIn.createdBy(),
        standIn.createdAt());
  }
}
