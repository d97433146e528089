package io.belfry.runbook;

import io.belfry.engine.DecisionKind;
import io.belfry.engine.EventState;
import io.belfry.engine.Fate;
import io.belfry.engine.HeldAlerts;
import io.belfry.engine.Judged;
import io.belfry.engine.Outcome;
import io.belfry.engine.Pages;
import io.belfry.engine.Released;
import io.belfry.engine.Touch;
import io.belfry.journal.Alert;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeMap;
import java.util.UUID;

/** What has come of a scenario so far. Each alert has an entry of its own. */
final class ScenarioRun {
  private final Map<String, EventState> events = new LinkedHashMap<>();
  private final Map<UUID, Long> alerts = new HashMap<>();
  private final Map<UUID, Integer> pages = new HashMap<>();
  private final Map<UUID, String> responses = new HashMap<>();
  private final Map<Long, Story> stories = new TreeMap<>();

  /** An alert's fate when it came, and now. */
  private static final class Story {
    private final Judged first;
    private Fate now;
    private String reason;
    private String expected = "";

    Story(Judged first) {
      this.first = first;
      this.now = first.fate();
      this.reason = first.reason();
    }
  }

  void add(List<Outcome> outcomes) {
    for (Outcome outcome : outcomes) {
      outcome.judged().forEach(each -> stories.put(outcome.position(), new Story(each)));
      outcome.released().forEach(this::release);
      outcome.events().forEach(event -> events.put(event.key(), event));
      outcome.responses().forEach(each -> responses.put(each.event(), each.line()));
      for (Pages.Told told : Pages.of(outcome)) {
        if (told.kind() != DecisionKind.LEARNED) {
          pages.merge(told.event().id(), 1, Integer::sum);
        }
      }
      for (Touch touch : outcome.touched()) {
        alerts.put(touch.event(), touch.alerts());
      }
    }
  }

  private void release(Released released) {
    HeldAlerts held = released.alerts();
    long event = released.event() == null ? 0 : released.event().number();
    for (long at = held.firstPosition(); at <= held.lastPosition(); at++) {
      Story story = stories.get(at);
      if (story != null && story.now == Fate.HELD && story.first.hold().equals(held.hold())) {
        story.now = released.fate();
        story.reason = released.fate().reason(released.detail(), event);
      }
    }
  }

  /** How the fate of an alert that came just now differs from what the step says. */
  Optional<String> compareFirst(Scenario.Step step, long position) {
    Story story = Objects.requireNonNull(stories.get(position));
    story.expected = step.end();
    return difference("the fate", step.fate(), story.first.fate(), story.first.reason(), story)
        .map(text -> text + " at %d s".formatted(step.at() / 1000));
  }

  /** How the fates differ from those that must be there at the end. */
  List<String> compareLast() {
    List<String> differences = new ArrayList<>();
    for (Story story : stories.values()) {
      difference("in the end the fate", story.expected, story.now, story.reason, story)
          .ifPresent(differences::add);
    }
    return differences;
  }

  private static Optional<String> difference(
      String what, String expected, Fate actual, String reason, Story story) {
    if (expected.isEmpty() || expected.equals(actual.word())) {
      return Optional.empty();
    }
    Alert alert = story.first.alert();
    return Optional.of(
        "%s: expected %s %s, was %s (%s)"
            .formatted(alert.key(), what, expected, actual.word(), reason));
  }

  /** The events, by key, as they are. */
  Map<String, EventState> events() {
    return events;
  }

  /** How often the owner of an event was told of it. */
  int pages(UUID event) {
    return pages.getOrDefault(event, 0);
  }

  /** What follows an event, as its runbook says; {@code none} where that says nothing. */
  String response(UUID event) {
    return responses.getOrDefault(event, "none");
  }

  /** How many alerts each event has. */
  Map<UUID, Long> alerts() {
    return alerts;
  }
}
