package io.belfry.web.intake;

import io.belfry.intake.AlertFormat;
import io.belfry.intake.AlertmanagerFormat;
import io.belfry.intake.AlertmanagerWebhookFormat;
import io.belfry.intake.BelfryFormat;
import io.belfry.intake.HeartbeatFormat;
import io.belfry.intake.PagerDutyFormat;
import io.belfry.mapping.MappedFormat;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * An address at which alerts come in.
 *
 * @param path within the application
 * @param tokenInPath whether the token may follow the path, for senders that can set no header
 * @param format null where the path goes on with the name of a mapping, which describes it
 * @param limit how many bytes a body may have, unpacked
 */
record Door(
    String path, boolean tokenInPath, @Nullable AlertFormat format, int limit, Replies replies) {
  private static final Door JSON =
      new Door("/intake/json", true, null, MappedFormat.LIMIT, Replies.belfry());

  private static final List<Door> ALL =
      List.of(
          of("/api/v1/alerts", false, new BelfryFormat(), Replies.belfry()),
          of("/api/v2/alerts", false, new AlertmanagerFormat(), Replies.alertmanager()),
          of("/intake/alertmanager", true, new AlertmanagerWebhookFormat(), Replies.belfry()),
          of("/v2/enqueue", false, new PagerDutyFormat(), Replies.pagerDuty()),
          JSON);

  private static Door of(String path, boolean tokenInPath, AlertFormat format, Replies replies) {
    return new Door(path, tokenInPath, format, format.limit(), replies);
  }

  /** The door for one call of a job. */
  static Door heartbeat(HeartbeatFormat format) {
    return of(HeartbeatDoor.PATH, true, format, Replies.heartbeat());
  }

  static List<Door> all() {
    return ALL;
  }

  /** The door at a path, or null. */
  static @Nullable Door at(String path) {
    for (Door door : ALL) {
      boolean isBeneath = path.startsWith(door.path + "/");
      if (door.format == null
          ? isBeneath
          : path.equals(door.path) || (door.tokenInPath && isBeneath)) {
        return door;
      }
    }
    return null;
  }

  /** The token in a path of this door; empty when there is none. */
  String tokenIn(String requested) {
    String rest = beneath(requested);
    if (format != null) {
      return rest;
    }
    int end = rest.indexOf('/');
    return end < 0 ? "" : rest.substring(end + 1);
  }

  /** The name of the mapping in a path of this door. */
  String mappingIn(String requested) {
    String rest = beneath(requested);
    int end = rest.indexOf('/');
    return end < 0 ? rest : rest.substring(0, end);
  }

  private String beneath(String requested) {
    return requested.length() > path.length() ? requested.substring(path.length() + 1) : "";
  }

  /** Its addresses, as the description of the API writes them. */
  List<String> described() {
    String address = format == null ? path + "/{mapping}" : path;
    return tokenInPath ? List.of(address, address + "/{token}") : List.of(address);
  }
}
