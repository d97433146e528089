package io.belfry.demonstration;

import io.belfry.handling.Act;
import io.belfry.handling.Desk;
import io.belfry.intake.BelfryFormat;
import io.belfry.intake.Intake;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletionException;

/** Plays the storage failure for the current tenant, and cleans up after it. */
@ApplicationScoped
public class Demonstration {
  /** The service behind which all of it hangs. */
  public static final String SERVICE = StorageFailure.STORAGE;

  /** The team that is told. */
  public static final String TEAM = StorageFailure.STORAGE_TEAM;

  private static final Duration PATIENCE = Duration.ofSeconds(20);
  private static final long PAUSE_MILLIS = 20;
  private static final int ROUNDS = 5;

  private final DemonstrationCatalogue catalogue;
  private final Intake intake;
  private final Desk desk;
  private final CurrentTenant tenant;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Demonstration() {
    this(null, null, null, null);
  }

  @Inject
  Demonstration(DemonstrationCatalogue catalogue, Intake intake, Desk desk, CurrentTenant tenant) {
    this.catalogue = catalogue;
    this.intake = intake;
    this.desk = desk;
    this.tenant = tenant;
  }

  /**
   * How it stands.
   *
   * @param present whether its catalogue is there
   * @param openEvents of its own that are not closed
   * @param realEvents whether the tenant ever had events of anything else
   */
  public record State(boolean present, int openEvents, boolean realEvents) {}

  /** Says how it stands. */
  public State state() {
    return new State(
        catalogue.isThere(), catalogue.openEvents().size(), catalogue.realEvents() > 0);
  }

  /**
   * Adds its catalogue and sends its alerts, which are stored when this returns.
   *
   * @param confirmed whether that is wanted beside events that are real
   * @return how many alerts were sent
   * @throws Fault conflict when it is there already, or where events are real and nobody confirmed
   */
  public int play(boolean confirmed) {
    if (catalogue.isThere()) {
      throw new Fault(ErrorCode.CONFLICT, "The demonstration is there already. Clean it up first.");
    }
    if (!confirmed && catalogue.realEvents() > 0) {
      throw Fault.ofField(
          ErrorCode.CONFLICT,
          "confirmed",
          "There are events here that are real, and the demonstration would stand beside them",
          "Send confirmed: true if that is what you want");
    }
    catalogue.add();
    awaitRules();
    return send("firing");
  }

  /**
   * Closes its events, which frees their keys, and takes out its catalogue.
   *
   * @return how many events were closed
   */
  public int cleanUp() {
    Act.Findings findings =
        new Act.Findings(
            "planned-work", "It was the demonstration.", "The demonstration was cleaned up.");
    int closed = 0;
    // While the rules still write an event it refuses, so those are asked again.
    for (int round = 0; round < ROUNDS; round++) {
      List<UUID> open = catalogue.openEvents();
      if (open.isEmpty()) {
        break;
      }
      closed += desk.actOnAll(open, new Act.Close(findings, null)).done().size();
    }
    if (catalogue.isThere()) {
      catalogue.remove();
    }
    return closed;
  }

  private int send(String status) {
    int sent = 0;
    for (byte[] body : StorageFailure.requests(status)) {
      try {
        sent +=
            intake
                .take(tenant.id(), new BelfryFormat(), "application/json", body)
                .join()
                .keys()
                .size();
      } catch (CompletionException refused) {
        throw refused.getCause() instanceof Fault fault ? fault : refused;
      }
    }
    return sent;
  }

  /** The rules must know what hangs on what before they hear of trouble. */
  private void awaitRules() {
    long until = System.nanoTime() + PATIENCE.toNanos();
    while (catalogue.isUntold()) {
      if (System.nanoTime() > until) {
        throw Fault.passing(
            ErrorCode.STORAGE_UNAVAILABLE,
            "The rules did not hear of the demonstration's catalogue in time. Clean it up, and try again.",
            Duration.ofSeconds(5));
      }
      try {
        Thread.sleep(PAUSE_MILLIS);
      } catch (InterruptedException stopped) {
        Thread.currentThread().interrupt();
        throw new IllegalStateException("The server stops", stopped);
      }
    }
  }
}
