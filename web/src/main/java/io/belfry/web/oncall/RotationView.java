package io.belfry.web.oncall;

import io.belfry.oncall.Names;
import io.belfry.oncall.Rotation;
import io.belfry.oncall.Weeks;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;

/**
 * A team's weekly rotation as the API shows it.
 *
 * @param handover as 09:00
 */
public record RotationView(
    String team,
    String zone,
    LocalDate startsOn,
    String handover,
    List<PersonView> members,
    int version) {

  static RotationView of(Rotation rotation, Map<Long, Names.Named> names) {
    Weeks weeks = rotation.weeks();
    return new RotationView(
        rotation.team(),
        weeks.zone().getId(),
        weeks.startsOn(),
        weeks.handover().toString(),
        weeks.members().stream().map(user -> PersonView.of(user, names)).toList(),
        rotation.version());
  }
}
