package io.belfry.web.rules;

import io.belfry.packagesource.PackageSource;
import io.belfry.packagesource.PackageSources;
import io.belfry.rulepackage.Members;
import io.belfry.web.EntityVersion;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DELETE;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The Git repository that a package is pulled from. */
@Path("packages/{name}/source")
@ApplicationScoped
@Consumes(MediaType.APPLICATION_JSON)
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("rules:read")
@Tag(name = "Rule packages")
public class PackageSourceResource {
  private final PackageSources sources;
  private final Members members;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public PackageSourceResource() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public PackageSourceResource(PackageSources sources, Members members) {
    this.sources = sources;
    this.members = members;
  }

  /** Shows it. */
  @GET
  @Operation(summary = "Show where a package is pulled from, and what came of it")
  public Response show(@PathParam("name") String name) {
    return withTag(sources.get(members.current().tenant(), name));
  }

  /** Sets it; the first time with {@code If-Match: *}. */
  @PUT
  @RolesAllowed("rules:write")
  @Operation(
      summary = "Pull a package from a Git repository",
      description = "The first time with If-Match: *. It is pulled in a moment.")
  public Response set(
      @PathParam("name") String name,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull @Valid SourceRequest source) {
    Integer expected = EntityVersion.required(ifMatch);
    return withTag(sources.put(members.current(), name, expected, source.draft()));
  }

  /** Pulls from it no more. */
  @DELETE
  @RolesAllowed("rules:write")
  @Operation(summary = "Pull a package no more; its versions stay")
  public void remove(
      @PathParam("name") String name, @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    sources.remove(members.current(), name, EntityVersion.expected(ifMatch));
  }

  /** Pulls now. */
  @POST
  @Path("pull")
  @Consumes(MediaType.WILDCARD)
  @RolesAllowed("rules:write")
  @Operation(summary = "Pull a package now; the answer waits for that, a minute at most")
  public Response pull(@PathParam("name") String name) {
    return withTag(sources.pull(members.current().tenant(), name));
  }

  private static Response withTag(PackageSource source) {
    return Response.ok(SourceView.of(source)).tag(EntityVersion.tag(source.rowVersion())).build();
  }
}
