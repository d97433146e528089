package io.belfry.facts.expectation;

import io.belfry.facts.Severity;
import java.nio.charset.StandardCharsets;
import java.util.UUID;

/**
 * An arrival that must happen, as people or its own use described it.
 *
 * @param id a UUID
 * @param name for people
 * @param service whose trouble a miss is, empty for nobody's in particular
 * @param severity of a miss
 * @param match what the field that it goes by must be
 * @param byUse whether it describes itself by each call, or a runbook does, until people change it
 */
public record Expectation(
    String id,
    String name,
    String service,
    Severity severity,
    By by,
    String match,
    Demand demand,
    boolean byUse) {

  /** The same with another demand. */
  public Expectation with(Demand other) {
    return new Expectation(id, name, service, severity, by, match, other, byUse);
  }

  /** The same as a runbook's, which people may change. */
  public Expectation asRunbooksSay() {
    return new Expectation(id, name, service, severity, by, match, demand, true);
  }

  /** A short text that differs where what is waited for differs; it begins with the kind. */
  public String terms() {
    String all = by + " " + match + " " + demand;
    return demand.kind() + " " + UUID.nameUUIDFromBytes(all.getBytes(StandardCharsets.UTF_8));
  }
}
