package io.belfry.notification;

import io.belfry.oncall.Duties;
import io.belfry.oncall.Shift;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Optional;

/** Has whoever is on call hear, besides the team, of what is urgent. */
public final class OnCall {
  private OnCall() {}

  /** Adds the call for that person, if the event is P1 or P2 and there is one. */
  public static void leave(Connection transaction, Call call) throws SQLException {
    if (!new Whose(call.team(), call.priority()).isUrgent()) {
      return;
    }
    Optional<Shift> shift = new Duties(transaction).at(call.tenant(), call.team(), call.at());
    if (shift.isPresent()) {
      call.to(shift.get().user()).leave(transaction);
    }
  }
}
