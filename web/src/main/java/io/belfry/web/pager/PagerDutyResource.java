package io.belfry.web.pager;

import io.belfry.handling.Act;
import io.belfry.handling.Desk;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Texts;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Takes what people do at PagerDuty with the events that rang there. */
@Path("pagerduty")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("events:handle")
@Tag(name = "Notifications")
public class PagerDutyResource {
  /** What is so already, or is no more: PagerDuty also says back what Belfry told it. */
  private static final Set<ErrorCode> NO_NEWS =
      Set.of(ErrorCode.ILLEGAL_TRANSITION, ErrorCode.NOT_FOUND);

  private final Desk desk;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public PagerDutyResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public PagerDutyResource(Desk desk) {
    this.desk = desk;
  }

  /**
   * What came of it.
   *
   * @param done whether an event changed
   */
  public record Answer(boolean done) {}

  /** Takes one message of a webhook subscription. */
  @POST
  @Operation(
      summary = "Take an acknowledgement at PagerDuty",
      description =
          "The address of a webhook subscription (version 3), with a custom header Authorization that"
              + " carries a token. incident.acknowledged acknowledges the event,"
              + " incident.unacknowledged takes it back; everything else is passed over.")
  @APIResponse(responseCode = "200", description = "It was taken; `done` says whether it was news.")
  public Answer take(@NotNull Map<String, Object> body) {
    PagerDutyWebhook webhook = PagerDutyWebhook.of(body);
    UUID event = webhook.event();
    if (event == null) {
      return new Answer(false);
    }
    String by = Texts.cut(Texts.storable(webhook.by()).strip(), 200);
    String who = by.isEmpty() ? "" : " by " + by;
    return switch (webhook.type()) {
      case "incident.acknowledged" ->
          act(event, new Act.Acknowledge("Acknowledged at PagerDuty" + who, null));
      case "incident.unacknowledged" ->
          act(event, new Act.Unacknowledge("Taken back at PagerDuty" + who));
      default -> new Answer(false);
    };
  }

  private Answer act(UUID event, Act act) {
    try {
      desk.act(event, null, act);
      return new Answer(true);
    } catch (Fault fault) {
      if (NO_NEWS.contains(fault.code())) {
        return new Answer(false);
      }
      throw fault;
    }
  }
}
