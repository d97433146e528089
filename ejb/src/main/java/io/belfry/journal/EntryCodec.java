package io.belfry.journal;

import io.belfry.facts.Level;
import io.belfry.facts.Priority;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * The journal's own encoding of entries: compact, and versioned so that what was written years ago
 * decodes to the same facts. A number stands for an enum's constant; the tables here fix them, not
 * the order of declaration.
 */
public final class EntryCodec {
  /** Kind of a row that holds alerts. */
  public static final short ALERTS = 1;

  /** Kind of a row that holds changes. */
  public static final short CHANGES = 2;

  /** Kind of a row that holds an interruption. */
  public static final short INTERRUPTION = 3;

  /** Version 1 had no values and no expiry. */
  private static final int VERSION = 2;

  static final List<Severity> SEVERITIES =
      List.of(Severity.CRITICAL, Severity.MAJOR, Severity.MINOR, Severity.WARNING, Severity.INFO);
  private static final List<Status> STATUSES = List.of(Status.FIRING, Status.RESOLVED);
  static final List<Level> LEVELS = List.of(Level.HIGH, Level.MEDIUM, Level.LOW);

  private static final int SERVICE_SET = 1;
  private static final int SERVICE_REMOVED = 2;
  private static final int DEFAULT_OWNER_SET = 3;
  private static final int WINDOW_SET = 4;
  private static final int WINDOW_REMOVED = 5;
  private static final int EVENT_CLOSED = 6;
  private static final int ACTIVATION = 7;
  private static final int EVENT_REOPENED = 8;
  private static final int EVENT_CLOSED_AT = 9;
  private static final int CI_SET = 12;
  private static final int CI_REMOVED = 13;
  private static final int SERVICE_DEPENDS_ON = 14;
  private static final int CORRELATION_SET = 15;
  private static final int WINDOW_PLANNED = 16;
  private static final int INHIBITIONS_SET = 17;
  private static final int CAUSE_SET = 18;
  private static final int ROUTES_SET = 19;
  private static final int EXPECTATION_SET = 20;
  private static final int EXPECTATION_REMOVED = 21;
  private static final int HOLIDAYS_SET = 22;
  private static final int EXPECTATION_GIVEN = 23;
  private static final int PATTERNS_SET = 32;
  private static final int PRIORITIES_SET = 33;
  private static final int WINDOW_RESUMES = 36;
  private static final int PREPARATION = 26;
  private static final int PREPARED_ACTIVATION = 27;

  private EntryCodec() {}

  /** Encodes alerts for {@link #ALERTS}. */
  public static byte[] encodeAlerts(List<Alert> alerts) {
    ByteWriter out = new ByteWriter(64 + 192 * alerts.size());
    out.number(VERSION);
    out.number(alerts.size());
    for (Alert alert : alerts) {
      out.text(alert.source());
      out.text(alert.type());
      out.text(alert.key());
      out.number(STATUSES.indexOf(alert.status()));
      out.number(SEVERITIES.indexOf(alert.severity()));
      out.text(alert.summary());
      out.text(alert.service());
      out.text(alert.ci());
      out.number(alert.labels().size());
      for (Map.Entry<String, String> label : alert.labels().entrySet()) {
        out.text(label.getKey());
        out.text(label.getValue());
      }
      out.number(alert.startsAt());
      out.text(alert.idempotencyKey());
      out.number(alert.values().size());
      alert
          .values()
          .forEach(
              (metric, value) -> {
                out.text(metric);
                // Mostly few digits: their bits are at the upper end.
                out.number(Long.reverseBytes(Double.doubleToRawLongBits(value)));
              });
      out.number(alert.expiresAt());
    }
    return out.toByteArray();
  }

  /** Encodes changes for {@link #CHANGES}. */
  public static byte[] encodeChanges(List<Change> changes) {
    ByteWriter out = new ByteWriter(256);
    out.number(VERSION);
    out.number(changes.size());
    for (Change change : changes) {
      if (change instanceof Change.ServiceSet service) {
        out.number(SERVICE_SET);
        out.text(service.name());
        out.text(service.ownerTeam());
        out.number(LEVELS.indexOf(service.criticality()));
      } else if (change instanceof Change.ServiceRemoved removed) {
        out.number(SERVICE_REMOVED);
        out.text(removed.name());
      } else if (change instanceof Change.DefaultOwnerSet owner) {
        out.number(DEFAULT_OWNER_SET);
        out.text(owner.team());
      } else if (change instanceof Change.WindowSet window) {
        out.number(WINDOW_SET);
        out.text(window.id());
        out.text(window.service());
        out.number(window.from());
        out.number(window.until());
        out.text(window.reason());
      } else if (change instanceof Change.WindowRemoved removed) {
        out.number(WINDOW_REMOVED);
        out.text(removed.id());
      } else if (change instanceof Change.EventClosed closed) {
        out.number(EVENT_CLOSED_AT);
        out.number(closed.event().getMostSignificantBits());
        out.number(closed.event().getLeastSignificantBits());
        out.text(closed.key());
        out.number(closed.at());
        out.number(closed.knownToFire() ? 1 : 0);
      } else if (change instanceof Change.EventReopened reopened) {
        out.number(EVENT_REOPENED);
        ReopenedCodec.write(out, reopened);
      } else if (change instanceof Change.Preparation preparation) {
        out.number(PREPARATION);
        out.text(preparation.release());
      } else if (change instanceof Change.Activation activation) {
        out.number(activation.prepared() == 0 ? ACTIVATION : PREPARED_ACTIVATION);
        out.text(activation.release());
        if (activation.prepared() != 0) {
          out.number(activation.prepared());
        }
      } else if (change instanceof Change.CiSet item) {
        out.number(CI_SET);
        TopologyCodec.write(out, item);
      } else if (change instanceof Change.CiRemoved removed) {
        out.number(CI_REMOVED);
        out.text(removed.name());
      } else if (change instanceof Change.ServiceDependsOn service) {
        out.number(SERVICE_DEPENDS_ON);
        out.text(service.service());
        TopologyCodec.write(out, service.dependsOn());
      } else if (change instanceof Change.CorrelationSet terms) {
        out.number(CORRELATION_SET);
        out.number(terms.along());
        out.number(terms.near());
        out.number(terms.urgentHold());
        out.number(terms.hold());
      } else if (change instanceof Change.WindowPlanned window) {
        out.number(window.resumes() == 0 ? WINDOW_PLANNED : WINDOW_RESUMES);
        SuppressionCodec.write(out, window);
      } else if (change instanceof Change.InhibitionsSet set) {
        out.number(INHIBITIONS_SET);
        SuppressionCodec.write(out, set);
      } else if (change instanceof Change.CauseSet set) {
        out.number(CAUSE_SET);
        out.number(set.event().getMostSignificantBits());
        out.number(set.event().getLeastSignificantBits());
        out.text(set.key());
        out.text(set.cause());
        out.text(set.grounds());
      } else if (change instanceof Change.PrioritiesSet set) {
        out.number(PRIORITIES_SET);
        TopologyCodec.write(out, set.cells().stream().map(Priority::name).toList());
      } else if (change instanceof Change.PatternsSet set) {
        out.number(PATTERNS_SET);
        PatternCodec.write(out, set);
      } else if (change instanceof Change.RoutesSet set) {
        out.number(ROUTES_SET);
        SuppressionCodec.write(out, set);
      } else if (change instanceof Change.ExpectationSet set) {
        out.number(EXPECTATION_SET);
        ExpectationCodec.write(out, set.expectation());
      } else if (change instanceof Change.ExpectationGiven given) {
        out.number(EXPECTATION_GIVEN);
        ExpectationCodec.write(out, given.expectation());
      } else if (change instanceof Change.ExpectationRemoved removed) {
        out.number(EXPECTATION_REMOVED);
        out.text(removed.id());
      } else if (change instanceof Change.HolidaysSet holidays) {
        out.number(HOLIDAYS_SET);
        ExpectationCodec.writeDays(out, holidays.days());
      }
    }
    return out.toByteArray();
  }

  /** Encodes an interruption for {@link #INTERRUPTION}. */
  static byte[] encodeInterruption(long from, long to) {
    ByteWriter out = new ByteWriter(24);
    out.number(VERSION);
    out.number(1);
    out.number(from);
    out.number(to);
    return out.toByteArray();
  }

  /** Decodes what {@link #encodeChanges} made. */
  public static List<Change> decodeChanges(byte[] body) {
    return ((Entry.Changes) decode(0, 0, CHANGES, 0, body)).changes();
  }

  /**
   * Decodes one row.
   *
   * @throws IllegalArgumentException when the row was written by a later version, or is damaged
   */
  public static Entry decode(long position, long tenant, short kind, long stamp, byte[] body) {
    ByteReader in = new ByteReader(body);
    long version = in.number();
    if (version < 1 || version > VERSION) {
      throw new IllegalArgumentException(
          "Journal entry at position (%d) has format (%d), this server reads (%d). Maybe it was written by a later Belfry."
              .formatted(position, version, VERSION));
    }
    int count = in.count();
    return switch (kind) {
      case ALERTS -> {
        List<Alert> alerts = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
          alerts.add(alert(in, version));
        }
        yield new Entry.Alerts(position, tenant, stamp, alerts);
      }
      case CHANGES -> {
        List<Change> changes = new ArrayList<>(count);
        for (int i = 0; i < count; i++) {
          changes.add(change(in));
        }
        yield new Entry.Changes(position, tenant, stamp, changes);
      }
      case INTERRUPTION -> new Entry.Interruption(position, stamp, in.number(), in.number());
      default ->
          throw new IllegalArgumentException(
              "Journal entry at position (%d) is of the unknown kind (%d)"
                  .formatted(position, kind));
    };
  }

  private static Alert alert(ByteReader in, long version) {
    String source = in.text();
    String type = in.text();
    String key = in.text();
    Status status = STATUSES.get(in.count());
    Severity severity = SEVERITIES.get(in.count());
    String summary = in.text();
    String service = in.text();
    String ci = in.text();
    int size = in.count();
    Map<String, String> labels = new LinkedHashMap<>(size * 2);
    for (int i = 0; i < size; i++) {
      labels.put(in.text(), in.text());
    }
    long startsAt = in.number();
    String idempotencyKey = in.text();
    Map<String, Double> values = version == 1 ? Map.of() : values(in);
    long expiresAt = version == 1 ? 0 : in.number();
    return new Alert(
        source,
        type,
        key,
        status,
        severity,
        summary,
        service,
        ci,
        labels,
        startsAt,
        idempotencyKey,
        values,
        expiresAt);
  }

  private static Map<String, Double> values(ByteReader in) {
    int size = in.count();
    if (size == 0) {
      return Map.of();
    }
    Map<String, Double> values = new LinkedHashMap<>(size * 2);
    for (int i = 0; i < size; i++) {
      values.put(in.text(), Double.longBitsToDouble(Long.reverseBytes(in.number())));
    }
    return values;
  }

  private static Change change(ByteReader in) {
    int kind = (int) in.number();
    return switch (kind) {
      case SERVICE_SET -> new Change.ServiceSet(in.text(), in.text(), LEVELS.get(in.count()));
      case SERVICE_REMOVED -> new Change.ServiceRemoved(in.text());
      case DEFAULT_OWNER_SET -> new Change.DefaultOwnerSet(in.text());
      case WINDOW_SET ->
          new Change.WindowSet(in.text(), in.text(), in.number(), in.number(), in.text());
      case WINDOW_REMOVED -> new Change.WindowRemoved(in.text());
      case EVENT_CLOSED -> new Change.EventClosed(new UUID(in.number(), in.number()), in.text());
      case EVENT_CLOSED_AT ->
          new Change.EventClosed(
              new UUID(in.number(), in.number()), in.text(), in.number(), in.number() == 1);
      case EVENT_REOPENED -> ReopenedCodec.read(in);
      case ACTIVATION -> new Change.Activation(in.text());
      case CI_SET -> TopologyCodec.readItem(in);
      case CI_REMOVED -> new Change.CiRemoved(in.text());
      case SERVICE_DEPENDS_ON -> new Change.ServiceDependsOn(in.text(), TopologyCodec.read(in));
      case CORRELATION_SET ->
          new Change.CorrelationSet(in.number(), in.number(), in.number(), in.number());
      case WINDOW_PLANNED -> SuppressionCodec.readWindow(in, false);
      case WINDOW_RESUMES -> SuppressionCodec.readWindow(in, true);
      case INHIBITIONS_SET -> SuppressionCodec.readInhibitions(in);
      case CAUSE_SET ->
          new Change.CauseSet(new UUID(in.number(), in.number()), in.text(), in.text(), in.text());
      case ROUTES_SET -> SuppressionCodec.readRoutes(in);
      case PRIORITIES_SET ->
          new Change.PrioritiesSet(TopologyCodec.read(in).stream().map(Priority::valueOf).toList());
      case PATTERNS_SET -> PatternCodec.read(in);
      case PREPARATION -> new Change.Preparation(in.text());
      case PREPARED_ACTIVATION -> new Change.Activation(in.text(), in.number());
      case EXPECTATION_SET -> new Change.ExpectationSet(ExpectationCodec.read(in));
      case EXPECTATION_GIVEN -> new Change.ExpectationGiven(ExpectationCodec.read(in));
      case EXPECTATION_REMOVED -> new Change.ExpectationRemoved(in.text());
      case HOLIDAYS_SET -> new Change.HolidaysSet(ExpectationCodec.readDays(in));
      default ->
          throw new IllegalArgumentException("Change of the unknown kind (%d)".formatted(kind));
    };
  }
}
