package io.belfry.handling;

import io.belfry.catalogue.Teams;
import io.belfry.event.Event;
import io.belfry.event.EventFilter;
import io.belfry.event.EventOrder;
import io.belfry.event.EventStore;
import io.belfry.facts.Severity;
import io.belfry.identity.CurrentCaller;
import io.belfry.identity.People;
import io.belfry.intake.BelfryFormat;
import io.belfry.intake.Intake;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Json;
import io.belfry.platform.Line;
import io.belfry.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Takes what people report. It goes the way of every alert, so that rules rate it, find its owner
 * and call, and so that a replay knows of it.
 */
@ApplicationScoped
public class Reports {
  private static final Duration PATIENCE = Duration.ofSeconds(5);
  private static final int LOOK_MILLIS = 25;
  private static final int LONGEST_LINE = 500;
  private static final String SOURCE = "person";

  private final Intake intake;
  private final EventStore events;
  private final Teams teams;
  private final People people;
  private final CurrentCaller caller;
  private final CurrentTenant tenant;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Reports() {
    this(null, null, null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Reports(
      Intake intake,
      EventStore events,
      Teams teams,
      People people,
      CurrentCaller caller,
      CurrentTenant tenant) {
    this.intake = intake;
    this.events = events;
    this.teams = teams;
    this.people = people;
    this.caller = caller;
    this.tenant = tenant;
  }

  /**
   * What became of a report.
   *
   * @param alert its id, position and index in the journal
   * @param event null when the rules have not judged it in time, or opened none
   */
  public record Taken(String alert, @Nullable Event event) {}

  /**
   * Stores a report, and waits a few seconds for its event.
   *
   * @throws Fault missing-field or invalid-value; storage-unavailable
   */
  public Taken take(Report report) {
    String key = SOURCE + "/" + UUID.randomUUID();
    byte[] body = Json.write(alert(report, key)).getBytes(StandardCharsets.UTF_8);
    long position = store(body);
    return new Taken(position + "-0", await(key).orElse(null));
  }

  private Map<String, Object> alert(Report report, String key) {
    if (report.severity() == Severity.INFO) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "severity",
          "The severity (info) opens no event",
          "Use warning, minor, major or critical");
    }
    Map<String, String> labels = new LinkedHashMap<>();
    labels.put("reported-by", people.doer(caller.caller()).actor().code());
    if (report.ownerTeam() != null) {
      labels.put("owner-team", team(report.ownerTeam()));
    }
    Map<String, Object> alert = new LinkedHashMap<>();
    alert.put("source", SOURCE);
    alert.put("type", "report");
    alert.put("key", key);
    alert.put("severity", report.severity().name().toLowerCase(Locale.ROOT));
    alert.put("summary", Line.of("subject", report.subject(), LONGEST_LINE));
    putLine(alert, "service", report.service());
    putLine(alert, "ci", report.ci());
    String description = Passage.optional("description", report.description(), Act.LONGEST_TEXT);
    if (description != null) {
      alert.put("description", description);
    }
    alert.put("labels", labels);
    return alert;
  }

  private static void putLine(Map<String, Object> alert, String field, @Nullable String value) {
    if (value != null && !value.isBlank()) {
      alert.put(field, Line.of(field, value, LONGEST_LINE));
    }
  }

  private String team(String id) {
    try {
      return teams.get(id).id();
    } catch (Fault missing) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "ownerTeam",
          "There is no team (" + Line.shown(id) + ")",
          "Use the id of a team, or leave it out");
    }
  }

  private long store(byte[] body) {
    try {
      return intake
          .take(tenant.id(), new BelfryFormat(), "application/json", body)
          .join()
          .position();
    } catch (CompletionException failure) {
      if (failure.getCause() instanceof Fault fault) {
        throw fault;
      }
      throw failure;
    }
  }

  private Optional<Event> await(String key) {
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (true) {
      List<Event> found = events.list(EventFilter.ofKey(key), EventOrder.NEWEST, null, 1).items();
      if (!found.isEmpty() || System.nanoTime() > end) {
        return found.stream().findFirst();
      }
      try {
        Thread.sleep(LOOK_MILLIS);
      } catch (InterruptedException interrupted) {
        Thread.currentThread().interrupt();
        return Optional.empty();
      }
    }
  }
}
