package io.belfry.web.intake;

import io.belfry.intake.AlertFormat;
import io.belfry.intake.AlertmanagerFormat;
import io.belfry.intake.AlertmanagerWebhookFormat;
import io.belfry.intake.BelfryFormat;
import io.belfry.intake.HeartbeatFormat;
import io.belfry.intake.PagerDutyFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address at which alerts come in.
 *
 * @param path within the application
 * @param tokenInPath whether the token may follow the path, for senders that can set no header
 */
record Door(String path, boolean tokenInPath, AlertFormat format, Replies replies) {
  private static final List<Door> ALL =
      List.of(
          new Door("/api/v1/alerts", false, new BelfryFormat(), Replies.belfry()),
          new Door("/api/v2/alerts", false, new AlertmanagerFormat(), Replies.alertmanager()),
          new Door("/intake/alertmanager", true, new AlertmanagerWebhookFormat(), Replies.belfry()),
          new Door("/v2/enqueue", false, new PagerDutyFormat(), Replies.pagerDuty()));

  /** The door for one call of a job. */
  static Door heartbeat(HeartbeatFormat format) {
    return new Door(HeartbeatDoor.PATH, true, format, Replies.heartbeat());
  }

  static List<Door> all() {
    return ALL;
  }

  /** The door at a path, or null. */
  static @Nullable Door at(String path) {
    for (Door door : ALL) {
      if (path.equals(door.path) || (door.tokenInPath && path.startsWith(door.path + "/"))) {
        return door;
      }
    }
    return null;
  }

  /** The token in a path of this door; empty when there is none. */
  String tokenIn(String requested) {
    return requested.length() > path.length() ? requested.substring(path.length() + 1) : "";
  }
}
