package io.belfry.web.rules;

import io.belfry.platform.Page;
import io.belfry.rulepackage.Members;
import io.belfry.rulepackage.PackageVersion;
import io.belfry.rulepackage.Packages;
import io.belfry.rulepackage.RuleService;
import io.belfry.rulepackage.TextDifference;
import io.belfry.runbook.ReleaseCompiler;
import io.belfry.web.EntityVersion;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
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
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.UriBuilder;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The rule packages of the tenant, and what their versions hold. */
@Path("packages")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("rules:read")
@Tag(name = "Rule packages")
public class PackageResource {
  private static final String ZIP = "application/zip";

  private final RuleService rules;
  private final Members members;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public PackageResource() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public PackageResource(RuleService rules, Members members) {
    this.rules = rules;
    this.members = members;
  }

  /** Lists all versions of all packages. */
  @GET
  @Operation(summary = "List packages and their versions, the newest of each first")
  public Page<PackageView> list() {
    return new Page<>(
        rules.packages().list(members.current().tenant()).stream().map(PackageView::of).toList(),
        null);
  }

  /** Takes in a zip. */
  @POST
  @Consumes(ZIP)
  @RolesAllowed("rules:write")
  @Operation(summary = "Upload a version of a package as a zip")
  @APIResponse(responseCode = "201", description = "It is a draft.")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public Response upload(@NotNull byte[] zip) {
    return created(rules.packages().upload(members.current(), zip));
  }

  /** Lists the versions of one. */
  @GET
  @Path("{name}")
  @Operation(summary = "List the versions of a package, the newest first")
  public Page<PackageView> versions(@PathParam("name") String name) {
    return new Page<>(
        rules.packages().versions(members.current().tenant(), name).stream()
            .map(PackageView::of)
            .toList(),
        null);
  }

  /** Says who moved its versions. */
  @GET
  @Path("{name}/history")
  @Operation(summary = "List who moved which version of a package, when and why")
  public Page<MoveView> history(@PathParam("name") String name) {
    return new Page<>(
        rules.packages().history(members.current().tenant(), name).stream()
            .map(MoveView::of)
            .toList(),
        null);
  }

  /** Shows a version. */
  @GET
  @Path("{name}/{version}")
  @Operation(summary = "Show a version of a package")
  public Response show(@PathParam("name") String name, @PathParam("version") String version) {
    return withTag(Response.ok(), load(name, version).version());
  }

  /** Gives back what came in. */
  @GET
  @Path("{name}/{version}/zip")
  @Produces(ZIP)
  @Operation(summary = "Export a version, byte for byte as it was uploaded")
  public byte[] export(@PathParam("name") String name, @PathParam("version") String version) {
    return load(name, version).content();
  }

  /** Lists its files. */
  @GET
  @Path("{name}/{version}/files")
  @Operation(summary = "List the files of a version")
  public Page<FileView> files(
      @PathParam("name") String name, @PathParam("version") String version) {
    return new Page<>(
        load(name, version).rules().files().entrySet().stream()
            .map(file -> new FileView(file.getKey(), file.getValue().length))
            .toList(),
        null);
  }

  /** Shows a file. */
  @GET
  @Path("{name}/{version}/file")
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(summary = "Show a file of a version")
  public Response file(
      @PathParam("name") String name,
      @PathParam("version") String version,
      @QueryParam("path") @NotNull String path) {
    Packages.Loaded loaded = load(name, version);
    return Response.ok(Packages.file(loaded, path), MediaType.TEXT_PLAIN_TYPE.withCharset("UTF-8"))
        .tag(EntityVersion.tag(loaded.version().rowVersion()))
        .build();
  }

  /** Makes the next version with another file. */
  @PUT
  @Path("{name}/{version}/file")
  @Consumes({MediaType.TEXT_PLAIN, "text/markdown", "text/csv", "application/yaml"})
  @RolesAllowed("rules:write")
  @Operation(summary = "Write a file; it makes a draft of the next version")
  @APIResponse(responseCode = "201", description = "The draft.")
  public Response write(
      @PathParam("name") String name,
      @PathParam("version") String version,
      @QueryParam("path") @NotNull String path,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull byte[] content) {
    Integer expected = EntityVersion.required(ifMatch);
    return created(
        rules.packages().edit(members.current(), name, version, expected, path, content));
  }

  /** Makes the next version without a file. */
  @DELETE
  @Path("{name}/{version}/file")
  @RolesAllowed("rules:write")
  @Operation(summary = "Take a file out; it makes a draft of the next version")
  @APIResponse(responseCode = "201", description = "The draft.")
  public Response remove(
      @PathParam("name") String name,
      @PathParam("version") String version,
      @QueryParam("path") @NotNull String path,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch) {
    Integer expected = EntityVersion.required(ifMatch);
    return created(rules.packages().edit(members.current(), name, version, expected, path, null));
  }

  /** Shows the rules that it compiles to. */
  @GET
  @Path("{name}/{version}/drl")
  @Produces(MediaType.TEXT_PLAIN)
  @Operation(summary = "Show the rules that a version compiles to")
  public String drl(@PathParam("name") String name, @PathParam("version") String version) {
    return ReleaseCompiler.drl(load(name, version).rules().runbooks());
  }

  /** Compares two versions. */
  @GET
  @Path("{name}/{version}/diff")
  @Operation(summary = "Compare a version with another, by text and by the other's scenarios")
  public DifferenceView difference(
      @PathParam("name") String name,
      @PathParam("version") String version,
      @QueryParam("against") @NotNull String against) {
    Packages.Loaded one = load(name, version);
    Packages.Loaded other = load(name, against);
    return new DifferenceView(
        TextDifference.of(other.rules().files(), one.rules().files()),
        rules.lifecycle().behaviour(members.current().tenant(), one, other.rules()));
  }

  private Packages.Loaded load(String name, String version) {
    return rules.packages().load(members.current().tenant(), name, version);
  }

  private static Response created(PackageVersion version) {
    return withTag(
        Response.created(
            UriBuilder.fromResource(PackageResource.class)
                .path("{name}/{version}")
                .build(version.name(), version.version())),
        version);
  }

  static Response withTag(Response.ResponseBuilder answer, PackageVersion version) {
    return answer
        .entity(PackageView.of(version))
        .tag(EntityVersion.tag(version.rowVersion()))
        .build();
  }
}
