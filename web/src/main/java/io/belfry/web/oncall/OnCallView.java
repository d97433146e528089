package io.belfry.web.oncall;

import io.belfry.oncall.Names;
import io.belfry.oncall.Rotations;
import io.belfry.oncall.Shift;
import io.belfry.web.event.EventView.TeamView;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Who is on call for a team.
 *
 * @param person null when nobody is; so are the times
 * @param override whether they stand in
 */
public record OnCallView(
    TeamView team,
    @Nullable PersonView person,
    @Nullable Instant from,
    @Nullable Instant until,
    boolean override) {

  static OnCallView of(
      Rotations.OnCall call, Map<String, String> teams, Map<Long, Names.Named> names) {
    TeamView team = new TeamView(call.team(), teams.getOrDefault(call.team(), call.team()));
    Shift shift = call.shift();
    return shift == null
        ? new OnCallView(team, null, null, null, false)
        : new OnCallView(
            team,
            PersonView.of(shift.user(), names),
            shift.from(),
            shift.until(),
            shift.override());
  }
}
