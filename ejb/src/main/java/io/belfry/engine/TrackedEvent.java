package io.belfry.engine;

import io.belfry.correlation.Topology;
import io.belfry.correlation.Trouble;
import io.belfry.facts.AlertFact;
import io.belfry.facts.Condition;
import io.belfry.facts.Draft;
import io.belfry.facts.EventFact;
import io.belfry.facts.Priority;
import io.belfry.facts.RunbookMatch;
import io.belfry.facts.trend.TrendFact;
import io.belfry.journal.ByteReader;
import io.belfry.journal.ByteWriter;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An event as the engine keeps it: the small fact that rules see, and what they need not see. */
final class TrackedEvent implements Trouble {
  private final long idHigh;
  private final long idLow;
  private final long number;
  private final EventFact fact;
  private final Origin origin;
  // Subject, CI and places are only needed now and then. As bytes they take 64 bytes less each.
  private final byte[] texts;
  private final long openedAt;
  private long alerts = 1;
  private long lastAlertAt;
  private long clearedAt;
  private long firingSince;
  // Its page: as a reference it would make each event 8 bytes larger.
  private boolean waiting;
  private boolean quiet;
  private @Nullable Cause cause;
  private boolean fixed;
  private boolean counted;
  private List<String> silences = List.of();
  private @Nullable TrendFact trend;

  TrackedEvent(
      UUID id, long number, Draft draft, String rule, String release, Shared<Origin> origins) {
    AlertFact alert = draft.getAlert();
    this.idHigh = id.getMostSignificantBits();
    this.idLow = id.getLeastSignificantBits();
    this.number = number;
    this.texts = packed(alert.getSummary(), alert.getCi(), placesOf(alert.getLabels()));
    RunbookMatch match = draft.getMatch();
    this.origin =
        origins.same(
            new Origin(
                alert.getType(),
                alert.getSource(),
                Objects.requireNonNull(draft.getOwnerTeam()),
                match == null ? null : match.getRunbook(),
                match == null ? null : match.getTitle(),
                match == null ? null : match.getSituationClass(),
                rule,
                release));
    this.openedAt = alert.getArrival();
    this.lastAlertAt = alert.getArrival();
    this.firingSince = alert.getArrival();
    this.fact =
        new EventFact(
            alert.getKey(),
            alert.getService(),
            alert.getSeverity(),
            Objects.requireNonNull(draft.getImpact()),
            Objects.requireNonNull(draft.getUrgency()),
            Objects.requireNonNull(draft.getPriority()),
            alert.getStartsAt(),
            origin.runbook());
  }

  /** As it was when a snapshot was taken. */
  TrackedEvent(Snapshot.OpenEvent open, Shared<Origin> origins) {
    EventState state = open.state();
    idHigh = state.id().getMostSignificantBits();
    idLow = state.id().getLeastSignificantBits();
    number = state.number();
    texts = packed(state.subject(), state.ci(), open.places());
    origin =
        origins.same(
            new Origin(
                state.type(),
                state.source(),
                state.ownerTeam(),
                state.runbook(),
                state.runbookTitle(),
                state.situationClass(),
                state.rule(),
                state.release()));
    openedAt = state.openedAt();
    alerts = state.alerts();
    lastAlertAt = state.lastAlertAt();
    clearedAt = state.clearedAt();
    firingSince = open.firingSince();
    page(Page.valueOf(open.page()));
    cause = state.cause();
    fixed = open.fixed();
    silences = open.silences();
    fact =
        new EventFact(
            state.key(),
            state.service(),
            state.severity(),
            state.impact(),
            state.urgency(),
            state.priority(),
            open.startsAt(),
            state.runbook());
    fact.setFiring(state.isFiring());
    fact.setFlapping(state.condition() == Condition.FLAPPING);
  }

  UUID id() {
    return new UUID(idHigh, idLow);
  }

  @Override
  public long number() {
    return number;
  }

  @Override
  public String key() {
    return fact.getKey();
  }

  @Override
  public String service() {
    return fact.getService();
  }

  @Override
  public String ci() {
    ByteReader text = new ByteReader(texts);
    text.text();
    return text.text();
  }

  @Override
  public Map<String, String> places() {
    ByteReader text = new ByteReader(texts);
    text.text();
    text.text();
    Map<String, String> places = new LinkedHashMap<>();
    while (text.hasMore()) {
      places.put(text.text(), text.text());
    }
    return places;
  }

  @Override
  public long firingSince() {
    return firingSince;
  }

  @Override
  public long heardAt() {
    return lastAlertAt;
  }

  @Override
  public Priority priority() {
    return fact.getPriority();
  }

  @Override
  public @Nullable String causeKey() {
    return cause == null ? null : cause.key();
  }

  @Override
  public boolean isFixed() {
    return fixed;
  }

  @Override
  public boolean isDependent() {
    return cause != null && cause.by() == Cause.By.DEPENDENCY;
  }

  @Nullable Cause cause() {
    return cause;
  }

  void explainedBy(@Nullable Cause by) {
    cause = by;
  }

  /** The inhibitions that it silences by, with the values that they go by. */
  List<String> silences() {
    return silences;
  }

  void silences(List<String> now) {
    silences = now;
  }

  /** People said what causes it, or that nothing does. */
  void fix() {
    fixed = true;
  }

  Page page() {
    if (waiting) {
      return Page.WAITING;
    }
    return quiet ? Page.QUIET : Page.TOLD;
  }

  void page(Page now) {
    waiting = now == Page.WAITING;
    quiet = now == Page.QUIET;
  }

  /** Where it goes, from its second alert on. */
  @Nullable TrendFact trend() {
    return trend;
  }

  void goes(TrendFact now) {
    trend = now;
  }

  EventFact fact() {
    return fact;
  }

  long alerts() {
    return alerts;
  }

  void fired(long time) {
    if (!fact.isFiring()) {
      firingSince = time;
    }
    alerts++;
    lastAlertAt = time;
    clearedAt = 0;
  }

  void cleared(long time) {
    alerts++;
    lastAlertAt = time;
    clearedAt = time;
  }

  /** Alerts that were held turned out to belong to it. */
  void heldBack(long count) {
    alerts += count;
  }

  /** No alert said so. */
  void ended(long time) {
    clearedAt = time;
  }

  void repeated(long time) {
    alerts++;
    lastAlertAt = time;
  }

  Touch touch() {
    return new Touch(id(), alerts, lastAlertAt);
  }

  long lastAlertAt() {
    return lastAlertAt;
  }

  /** In milliseconds since 1970, 0 while it fires. */
  long clearedAt() {
    return clearedAt;
  }

  Snapshot.OpenEvent asOpen() {
    return new Snapshot.OpenEvent(
        state(), fact.getStartsAt(), firingSince, page().name(), places(), fixed, silences);
  }

  EventState state() {
    ByteReader text = new ByteReader(texts);
    String subject = text.text();
    String ci = text.text();
    return new EventState(
        id(),
        number,
        fact.getKey(),
        subject,
        origin.type(),
        origin.source(),
        fact.getService(),
        ci,
        fact.getSeverity(),
        fact.getImpact(),
        fact.getUrgency(),
        fact.getPriority(),
        fact.getCondition(),
        origin.ownerTeam(),
        origin.runbook(),
        origin.runbookTitle(),
        origin.situationClass(),
        alerts,
        openedAt,
        lastAlertAt,
        clearedAt,
        origin.rule(),
        origin.release(),
        cause);
  }

  private static byte[] packed(String subject, String ci, Map<String, String> places) {
    ByteWriter out = new ByteWriter(subject.length() + ci.length() + 4);
    out.text(subject);
    out.text(ci);
    places.forEach(
        (kind, name) -> {
          out.text(kind);
          out.text(name);
        });
    return out.toByteArray();
  }

  private static Map<String, String> placesOf(Map<String, String> labels) {
    if (labels.isEmpty()) {
      return Map.of();
    }
    Map<String, String> places = new LinkedHashMap<>();
    for (String kind : Topology.PLACES) {
      String name = labels.get(kind);
      if (name != null) {
        places.put(kind, name);
      }
    }
    return places;
  }

  @Override
  public boolean isCounted() {
    return counted;
  }

  @Override
  public void count(boolean fires) {
    counted = fires;
  }
}
