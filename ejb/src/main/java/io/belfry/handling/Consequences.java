package io.belfry.handling;

import io.belfry.escalation.FreshStart;
import io.belfry.identity.Person;
import io.belfry.notification.AllClear;
import io.belfry.notification.Call;
import io.belfry.notification.OnCall;
import io.belfry.telling.TellingStart;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Who hears of what somebody did with an event, and what begins again by it: all of it in the
 * transaction in which it was done.
 */
final class Consequences {
  private final Connection transaction;
  private final long tenant;
  private final Doing doing;
  private final HandledEvent event;

  Consequences(Connection transaction, long tenant, Doing doing) {
    this.transaction = transaction;
    this.tenant = tenant;
    this.doing = doing;
    event = doing.event();
  }

  void of(Action action) throws SQLException {
    switch (action) {
      case HAND_OVER -> handOver();
      case REOPEN, UNACKNOWLEDGE -> {
        new FreshStart(transaction).openAgain(tenant, event.id(), doing.at());
        TellingStart.openAgain(transaction, tenant, event.id());
      }
      case PRIORITISE -> prioritise();
      case RESOLVE, CLOSE -> allClear();
      default -> {}
    }
    Person toTell = doing.toTell();
    if (toTell != null) {
      String note = doing.note() == null ? "" : "\n\n" + doing.note();
      call(
              "assigned",
              toTell.id(),
              "[assigned to you] %s".formatted(event.subject()),
              "%s assigned event %d to you: %s%s\n"
                  .formatted(who(), event.number(), event.subject(), note))
          .leave(transaction);
    }
  }

  private void handOver() throws SQLException {
    new FreshStart(transaction).handedOver(tenant, event.id(), doing.at());
    call(
            "handed-over",
            null,
            "[%s, handed over to you] %s".formatted(event.shownPriority(), event.subject()),
            "%s handed event %d over to your team: %s\n\n%s\n"
                .formatted(who(), event.number(), event.subject(), doing.note()))
        .leave(transaction);
  }

  /** What somebody finds more urgent than it was calls people as if rules had found it. */
  private void prioritise() throws SQLException {
    String before = doing.priorityBefore();
    String now = event.shownPriority();
    if (now.equals(before)) {
      return;
    }
    // P1 is the most urgent.
    boolean isRaised = now.compareTo(before) < 0;
    new FreshStart(transaction).prioritised(tenant, event.id(), isRaised, doing.at());
    TellingStart.prioritised(transaction, tenant, event.id());
    if (isRaised && event.isKnownToFire() && event.handling() != Handling.RESOLVED) {
      String reason = doing.note() == null ? "" : "\n\n" + doing.note();
      Call raised =
          call(
              "raised",
              event.handling() == Handling.OPEN ? null : event.assignee(),
              "[%s, raised] %s".formatted(now, event.subject()),
              "%s raised event %d from %s to %s: %s%s\n"
                  .formatted(who(), event.number(), before, now, event.subject(), reason));
      Person self = doing.person();
      if (raised.person() == null) {
        raised.leave(transaction);
        OnCall.leave(transaction, raised);
      } else if (self == null || raised.person() != self.id()) {
        raised.leave(transaction);
      }
    }
  }

  /** What recovered had its all-clear. */
  private void allClear() throws SQLException {
    if (event.isKnownToFire()) {
      String how = event.handling() == Handling.CLOSED ? "closed" : "resolved";
      new AllClear(
              tenant,
              "done/%s/%d".formatted(event.id(), event.version()),
              event.id(),
              "[%s] %s".formatted(how.equals("closed") ? "Closed" : "Resolved", event.subject()),
              "Event %d was %s: %s\n".formatted(event.number(), how, event.subject()),
              doing.at())
          .leave(transaction);
    }
  }

  private String who() {
    Person self = doing.person();
    return self == null ? "A tool" : self.displayName();
  }

  private Call call(String what, @Nullable Long person, String subject, String body) {
    return new Call(
        tenant,
        "%s/%s/%d".formatted(what, event.id(), event.version()),
        event.id(),
        event.ownerTeam(),
        event.shownPriority(),
        person,
        subject,
        body,
        doing.at());
  }
}
