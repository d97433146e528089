package io.belfry.web.audit;

import io.belfry.audit.AuditRecord;
import io.belfry.audit.AuditTrail;
import io.belfry.identity.Actor;
import io.belfry.identity.People;
import io.belfry.platform.Page;
import io.belfry.web.people.Names;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The audit log of the tenant. */
@Path("audit")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("audit:read")
@Tag(name = "Audit")
public class AuditResource {
  private final AuditTrail trail;
  private final People people;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public AuditResource() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public AuditResource(AuditTrail trail, People people) {
    this.trail = trail;
    this.people = people;
  }

  /** Lists records, the newest first; of a user, or the id of a token, when that is given. */
  @GET
  @Operation(summary = "List what people changed")
  public Page<AuditView> list(
      @QueryParam("by") @Nullable String by,
      @QueryParam("what") @Nullable String what,
      @QueryParam("cursor") @Nullable String cursor,
      @QueryParam("limit") @Nullable Integer limit) {
    Page<AuditRecord> page =
        trail.list(by == null ? null : actor(by), what, cursor, Page.limit(limit));
    Names names =
        Names.of(people, page.items().stream().map(row -> Actor.of(row.actor())).toList());
    return page.map(row -> AuditView.of(row, names));
  }

  private String actor(String name) {
    return people
        .find(name)
        .map(person -> Actor.user(person.id()).code())
        .orElseGet(() -> Actor.token(name).code());
  }

  /** Checks every record against its hash and the one before. */
  @GET
  @Path("verify")
  @Operation(summary = "Check that the audit log is whole")
  public AuditTrail.Check verify() {
    return trail.verify();
  }
}
