package io.belfry.web.operations;

import io.belfry.engine.Engine;
import io.belfry.event.AlertStore;
import io.belfry.intake.Intake;
import io.belfry.journal.Journal;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.TreeMap;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Where the alerts went. */
@Path("accounting")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("alerts:read")
@Tag(name = "Accounting")
public class AccountingResource {
  private final AlertStore alerts;
  private final Intake intake;
  private final Journal journal;
  private final Engine engine;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public AccountingResource() {
    this(null, null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public AccountingResource(AlertStore alerts, Intake intake, Journal journal, Engine engine) {
    this.alerts = alerts;
    this.intake = intake;
    this.journal = journal;
    this.engine = engine;
  }

  /**
   * The sums.
   *
   * @param received journalled and rejected together
   * @param journalled alerts in the tenant's journal
   * @param rejected by reason, since the server started
   * @param fates of all that is judged
   * @param pending journalled and not yet judged
   * @param lagMillis how far the engine is behind the journal
   */
  public record Accounting(
      long received,
      long journalled,
      Map<String, Long> rejected,
      Map<String, Long> fates,
      long pending,
      long lagMillis) {}

  /** Reads them. */
  @GET
  @Operation(summary = "Count what became of alerts")
  public Accounting read() {
    Map<String, Long> rejected = intake.figures().rejected();
    AlertStore.Counts counts = alerts.counts();
    long refused = rejected.values().stream().mapToLong(Long::longValue).sum();
    long judged = counts.fates().values().stream().mapToLong(Long::longValue).sum();
    return new Accounting(
        counts.journalled() + refused,
        counts.journalled(),
        rejected,
        new TreeMap<>(counts.fates()),
        counts.journalled() - judged,
        engine.position() >= journal.head().position()
            ? 0
            : Math.max(0, journal.watermark() - engine.time()));
  }
}
