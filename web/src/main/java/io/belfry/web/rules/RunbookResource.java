package io.belfry.web.rules;

import io.belfry.backtest.BacktestService;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Page;
import io.belfry.rulepackage.Members;
import io.belfry.rulepackage.RuleService;
import io.belfry.runbook.RunbookSchema;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** What an editor of runbooks needs while somebody writes; nothing of it is kept. */
@Path("runbooks")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("rules:read")
@Tag(name = "Rule packages")
public class RunbookResource {
  private final RuleService rules;
  private final BacktestService backtests;
  private final Members members;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public RunbookResource() {
    this(null, null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public RunbookResource(RuleService rules, BacktestService backtests, Members members) {
    this.rules = rules;
    this.backtests = backtests;
    this.members = members;
  }

  /** Shows the schema. */
  @GET
  @Path("schema")
  @Produces("application/schema+json")
  @Operation(summary = "Show the JSON Schema of a runbook's front matter")
  public String schema() {
    return RunbookSchema.text();
  }

  /** Checks a file. */
  @POST
  @Path("check")
  @RolesAllowed("rules:write")
  @Operation(summary = "Say what is wrong with a file that is still being written")
  public Page<FlawView> check(@NotNull @Valid DraftRequest draft) {
    return new Page<>(
        rules
            .drafts()
            .check(
                members.current().tenant(),
                draft.packageName(),
                draft.version(),
                needed("path", draft.path()),
                draft.bytes())
            .stream()
            .map(FlawView::of)
            .toList(),
        null);
  }

  /** Tries a version on alerts. */
  @POST
  @Path("try")
  @RolesAllowed("rules:write")
  @Operation(summary = "Say what a version, or a file still being written, would make of alerts")
  public Page<AttemptView> tryOut(@NotNull @Valid DraftRequest draft) {
    byte[] alerts =
        needed("alert", draft.alert() == null ? null : draft.alert().toString())
            .getBytes(StandardCharsets.UTF_8);
    return new Page<>(
        backtests
            .attempt(
                members.current(),
                draft.packageName(),
                draft.version(),
                draft.path(),
                draft.bytes(),
                alerts)
            .stream()
            .map(AttemptView::of)
            .toList(),
        null);
  }

  private static String needed(String field, @Nullable String given) {
    if (given == null || given.isBlank()) {
      throw Fault.ofField(
          ErrorCode.MISSING_FIELD, field, "The field (" + field + ") is missing", "Give it");
    }
    return given;
  }
}
