package io.belfry.escalation;

import io.belfry.notification.Message;
import io.belfry.notification.Occasion;
import io.belfry.notification.PersonRows;
import io.belfry.notification.TeamRows;
import io.belfry.oncall.Duties;
import io.belfry.oncall.Shift;
import io.belfry.platform.Length;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Tells people that something is due, by rows of the outbox in the same transaction. */
final class Telling implements AutoCloseable {
  private final Plans plans;
  private final Duties duties;
  private final TeamRows teams;
  private final PersonRows people;
  private final Instant now;

  Telling(Connection transaction, Plans plans, Instant now) throws SQLException {
    this.plans = plans;
    this.now = now;
    duties = new Duties(transaction);
    teams = new TeamRows(transaction);
    people = new PersonRows(transaction);
  }

  /** Tells those of a step. */
  void step(DueRow row, Step step) throws SQLException {
    tell(
        row,
        step.tell(),
        Occasion.ESCALATED,
        "[%s] Not acknowledged for %s: %s".formatted(row.priority(), age(row), row.subject()));
  }

  /** Tells those of a step after the resolution became overdue; the team was told then. */
  void breach(DueRow row, Step step) throws SQLException {
    tell(
        row,
        step.tell(),
        Occasion.ESCALATED,
        "[%s] Not resolved for %s: %s".formatted(row.priority(), age(row), row.subject()));
  }

  /** Tells the team, and who is on call, about a target. */
  void target(DueRow row) throws SQLException {
    String what =
        switch (row.kind()) {
          case RESPONSE_WARNING -> "Response is due soon";
          case RESPONSE_BREACH -> "Response is overdue";
          case RESOLUTION_WARNING -> "Resolution is due soon";
          case RESOLUTION_BREACH -> "Resolution is overdue";
          case STEP, BREACH_STEP -> throw new IllegalArgumentException("A step is no target");
        };
    tell(
        row,
        List.of("team", "on-call"),
        Occasion.WARNED,
        "[%s] %s: %s".formatted(row.priority(), what, row.subject()));
  }

  private void tell(DueRow row, List<String> notify, Occasion occasion, String subject)
      throws SQLException {
    Message message =
        new Message(
            row.tenant(),
            "%s/%s/%d-%d/%d"
                .formatted(
                    row.kind().word(),
                    row.event(),
                    row.place().round(),
                    row.place().step(),
                    row.generation()),
            row.event(),
            occasion,
            subject,
            body(row),
            now);
    Set<Long> persons = new LinkedHashSet<>();
    Set<String> called = new LinkedHashSet<>();
    for (String target : notify) {
      if (target.equals("team")) {
        called.add(row.team());
      } else if (target.startsWith("team:")) {
        called.add(target.substring("team:".length()));
      } else {
        person(row, target).ifPresent(persons::add);
      }
    }
    if (persons.isEmpty() && called.isEmpty() && row.kind() != DueKind.BREACH_STEP) {
      // Nobody of the step is there: rather the team again than nobody.
      called.add(row.team());
    }
    for (String team : called) {
      teams.add(team, row.priority(), message);
    }
    for (long person : persons) {
      people.add(person, row.team(), message);
    }
  }

  private Optional<Long> person(DueRow row, String target) throws SQLException {
    if (target.equals("on-call")) {
      return duties.at(row.tenant(), row.team(), now).map(Shift::user);
    }
    if (Plans.ROLES.contains(target)) {
      Long holder = plans.of(row.tenant(), row.team()).roles().get(target);
      return holder == null ? Optional.empty() : present(row, holder);
    }
    return present(row, Long.parseLong(target.substring("user:".length())));
  }

  private Optional<Long> present(DueRow row, long person) throws SQLException {
    return duties.isEnabled(row.tenant(), person) ? Optional.of(person) : Optional.empty();
  }

  private String age(DueRow row) {
    return Length.text(Duration.between(row.openedAt(), now).toMinutes() * 60_000);
  }

  private static String body(DueRow row) {
    return """
    %s

    Event     %d
    Priority  %s
    Service   %s
    Team      %s
    Opened    %s
    State     %s
    """
        .formatted(
            row.subject(),
            row.number(),
            row.priority(),
            row.service().isEmpty() ? "unknown" : row.service(),
            row.team(),
            row.openedAt(),
            row.handling());
  }

  /** Writes what was told. */
  void write() throws SQLException {
    teams.write();
    people.write();
  }

  @Override
  public void close() throws SQLException {
    try (teams) {
      people.close();
    }
  }
}
