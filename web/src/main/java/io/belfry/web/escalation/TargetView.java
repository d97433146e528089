package io.belfry.web.escalation;

import io.belfry.catalogue.ServiceHours;
import io.belfry.escalation.Aim;
import io.belfry.escalation.Target;
import io.belfry.platform.Length;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Within what time events of a priority are responded to and resolved, as the API shows it. */
public record TargetView(
    String priority,
    @Nullable String response,
    @Nullable String resolution,
    int warnPercent,
    @Nullable HoursView hours,
    int version) {

  /** Service hours. */
  public record HoursView(String zone, List<String> days, String opens, String closes) {}

  static TargetView of(Target target) {
    Aim aim = target.aim();
    return new TargetView(
        target.priority(),
        text(aim.response()),
        text(aim.resolution()),
        aim.warnPercent(),
        view(aim.hours()),
        target.version());
  }

  private static @Nullable String text(@Nullable Duration length) {
    return length == null ? null : Length.text(length.toMillis());
  }

  private static @Nullable HoursView view(@Nullable ServiceHours hours) {
    return hours == null
        ? null
        : new HoursView(
            hours.zone().getId(),
            hours.dayWords(),
            hours.opens().toString(),
            hours.closes().toString());
  }
}
