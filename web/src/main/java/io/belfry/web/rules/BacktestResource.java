package io.belfry.web.rules;

import io.belfry.backtest.BacktestRun;
import io.belfry.backtest.BacktestService;
import io.belfry.exchange.CatalogueExchange;
import io.belfry.platform.Moment;
import io.belfry.platform.Page;
import io.belfry.rulepackage.Member;
import io.belfry.rulepackage.Members;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.IOException;
import java.io.InputStream;
import java.util.UUID;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What versions would have done with the alerts of the past. */
@Path("backtests")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("rules:read")
@Tag(name = "Backtests")
public class BacktestResource {
  private final BacktestService backtests;
  private final Members members;
  private final CatalogueExchange exchange;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public BacktestResource() {
    this(null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public BacktestResource(BacktestService backtests, Members members, CatalogueExchange exchange) {
    this.exchange = exchange;
    this.backtests = backtests;
    this.members = members;
  }

  /** Lists them. */
  @GET
  @Operation(summary = "List backtests, the newest first, without their reports")
  public Page<BacktestView> list() {
    return new Page<>(
        backtests.list(members.current().tenant()).stream().map(BacktestView::of).toList(), null);
  }

  /** Begins one over the journal. */
  @POST
  @RolesAllowed("rules:write")
  @Operation(summary = "Judge a stretch of the journal again with a version, and compare")
  @APIResponse(responseCode = "202", description = "It runs.")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public Response begin(@NotNull @Valid BacktestRequest request) {
    return accepted(
        backtests.overJournal(
            members.current(),
            request.packageName(),
            request.version(),
            Moment.of("from", request.from()),
            Moment.of("until", request.until())));
  }

  /** Begins one over a file. */
  @POST
  @Path("files")
  @Consumes({BacktestUpload.LINES, MediaType.MULTIPART_FORM_DATA})
  @RolesAllowed("rules:write")
  @Operation(
      summary = "Judge a file of alerts with a version, an alert a line, each with `at`",
      description =
          "A form has the file as `alerts`, and as `catalogue` the catalogue to begin with, in the"
              + " YAML of the export.")
  @APIResponse(responseCode = "202", description = "It runs.")
  @APIResponse(responseCode = "404", ref = "NotFound")
  public Response beginFile(
      @QueryParam("package") @NotNull String packageName,
      @QueryParam("version") @NotNull String version,
      @HeaderParam(HttpHeaders.CONTENT_TYPE) @NotNull String contentType,
      @NotNull InputStream body)
      throws IOException {
    BacktestUpload upload = BacktestUpload.of(contentType, body);
    String yaml = upload.catalogue();
    try {
      return accepted(
          backtests.overFile(
              members.current(),
              packageName,
              version,
              upload.alerts(),
              upload.size(),
              yaml == null ? null : exchange.given(yaml)));
    } catch (RuntimeException | Error refused) {
      upload.discard();
      throw refused;
    }
  }

  /** Shows one. */
  @GET
  @Path("{id}")
  @Operation(summary = "Show a backtest: its progress, and its report when it is done")
  public BacktestView show(@PathParam("id") UUID id) {
    return BacktestView.of(backtests.get(members.current().tenant(), id));
  }

  /** Ends one early. */
  @POST
  @Path("{id}/cancel")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed("rules:write")
  @Operation(summary = "End a backtest early")
  @APIResponse(responseCode = "409", ref = "Conflict")
  @APIResponse(responseCode = "204", description = "It ends in a moment.")
  public void cancel(@PathParam("id") UUID id) {
    Member who = members.current();
    backtests.cancel(who.tenant(), id);
  }

  private static Response accepted(BacktestRun run) {
    return Response.accepted(BacktestView.of(run)).build();
  }
}
