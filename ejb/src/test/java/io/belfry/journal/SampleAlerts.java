package io.belfry.journal;

import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Alerts for tests. */
public final class SampleAlerts {
  private SampleAlerts() {}

  /** A critical alert without a service. */
  public static Alert firing(String key) {
    return alert(key, Status.FIRING, Severity.CRITICAL);
  }

  /** The recovery of {@link #firing}. */
  public static Alert resolved(String key) {
    return alert(key, Status.RESOLVED, Severity.CRITICAL);
  }

  /** An alert of any status and severity. */
  public static Alert alert(String key, Status status, Severity severity) {
    return new Alert(
        "test",
        "HostDown",
        key,
        status,
        severity,
        "Host " + key + " is down",
        "",
        key,
        Map.of("rack", "r1"),
        0,
        "");
  }

  /** A firing alert of a type. */
  public static Alert ofType(String type, String key) {
    Alert base = firing(key);
    return new Alert(
        base.source(),
        type,
        key,
        base.status(),
        base.severity(),
        base.summary(),
        base.service(),
        base.ci(),
        base.labels(),
        0,
        "");
  }

  /** A request of the default tenant that delivers the alerts. */
  public static Submission request(Alert... alerts) {
    return new Submission(
        1, List.of(alerts), "application/json", "{}".getBytes(StandardCharsets.UTF_8));
  }
}
