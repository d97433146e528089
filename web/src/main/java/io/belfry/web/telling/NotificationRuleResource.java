package io.belfry.web.telling;

import io.belfry.identity.Actor;
import io.belfry.identity.People;
import io.belfry.platform.Page;
import io.belfry.telling.TellingRule;
import io.belfry.telling.TellingRules;
import io.belfry.web.EntityVersion;
import io.belfry.web.people.Names;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The rules about who is told of which events. */
@Path("notification-rules")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("catalogue:read")
@Tag(name = "Notifications")
public class NotificationRuleResource {
  private final TellingRules rules;
  private final People people;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public NotificationRuleResource() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public NotificationRuleResource(TellingRules rules, People people) {
    this.rules = rules;
    this.people = people;
  }

  /** Lists them by name, all of them. */
  @GET
  @Operation(summary = "List the rules about who is told")
  public Page<NotificationRuleView> list() {
    List<TellingRule> all = rules.list();
    Names names = names(all);
    return new Page<>(
        all.stream().map(rule -> NotificationRuleView.of(rule, names)).toList(), null);
  }

  /** Shows one. */
  @GET
  @Path("{name}")
  @Operation(summary = "Show a rule about who is told")
  public Response show(@PathParam("name") String name) {
    return withTag(rules.get(name));
  }

  /** Sets one; a new one with {@code If-Match: *}. */
  @PUT
  @Path("{name}")
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Add or change a rule about who is told")
  @APIResponse(responseCode = "200", description = "It holds for events that open from now on.")
  public Response set(
      @PathParam("name") String name,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid NotificationRuleRequest rule) {
    return withTag(rules.put(name, EntityVersion.required(ifMatch), rule.draft()));
  }

  /** Removes one. */
  @DELETE
  @Path("{name}")
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Remove a rule about who is told")
  public void remove(
      @PathParam("name") String name, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    rules.remove(name, EntityVersion.expected(ifMatch));
  }

  private Names names(List<TellingRule> shown) {
    List<Actor> told =
        shown.stream().flatMap(rule -> NotificationRuleView.people(rule).stream()).toList();
    return Names.of(people, told);
  }

  private Response withTag(TellingRule rule) {
    return Response.ok(NotificationRuleView.of(rule, names(List.of(rule))))
        .tag(EntityVersion.tag(rule.version()))
        .build();
  }
}
