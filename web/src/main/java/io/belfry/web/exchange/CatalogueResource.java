package io.belfry.web.exchange;

import io.belfry.exchange.CatalogueExchange;
import io.belfry.exchange.CsvTerms;
import io.belfry.exchange.Difference;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.web.Flag;
import io.belfry.web.Utf8;
import jakarta.annotation.security.RolesAllowed;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.validation.constraints.NotNull;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.PUT;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.EntityTag;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.responses.APIResponse;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jspecify.annotations.Nullable;

/** The whole catalogue of the tenant as one file. */
@Path("catalogue")
@ApplicationScoped
@Produces(MediaType.APPLICATION_JSON)
@RolesAllowed("catalogue:read")
@Tag(name = "Catalogue")
public class CatalogueResource {
  private static final String YAML = "application/yaml";

  private final CatalogueExchange exchange;

  /** For the container, which hands out a proxy. */
  @SuppressWarnings("NullAway")
  public CatalogueResource() {
    this(null);
  }

  /** Creates it from what it works with. */
  @Inject
  public CatalogueResource(CatalogueExchange exchange) {
    this.exchange = exchange;
  }

  /** Exports it; the same catalogue is the same bytes. */
  @GET
  @Produces(YAML)
  @Operation(summary = "Export the catalogue as one YAML file")
  public Response export() {
    CatalogueExchange.Export export = exchange.export();
    return Response.ok(export.text().getBytes(StandardCharsets.UTF_8))
        .tag(new EntityTag(export.tag()))
        .build();
  }

  /** Makes it as a file says; sections that are left out stay as they are. */
  @PUT
  @Consumes({YAML, "application/x-yaml", "text/yaml", MediaType.TEXT_PLAIN})
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Import the catalogue from a YAML file, or say what that would change")
  @APIResponse(responseCode = "200", description = "The difference; `applied` says whether it is.")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public Difference replace(
      @QueryParam("dryRun") @DefaultValue("false") String dryRun,
      @QueryParam("remove") @DefaultValue("false") String remove,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull byte[] yaml) {
    return exchange.take(Utf8.text(yaml), terms(dryRun, remove, ifMatch, true));
  }

  /** Takes in an extract of a CMDB; what it has no column for stays as it is. */
  @POST
  @Path("csv")
  @Consumes({"text/csv", MediaType.TEXT_PLAIN})
  @RolesAllowed("catalogue:write")
  @Operation(summary = "Import services or CIs from CSV, or say what that would change")
  @APIResponse(responseCode = "200", description = "The difference; `applied` says whether it is.")
  @APIResponse(responseCode = "409", ref = "Conflict")
  public Difference extract(
      @QueryParam("kind") @DefaultValue("cis") String kind,
      @QueryParam("separator") @DefaultValue(",") String separator,
      @QueryParam("column") List<String> columns,
      @QueryParam("usual") List<String> usual,
      @QueryParam("dryRun") @DefaultValue("false") String dryRun,
      @QueryParam("remove") @DefaultValue("false") String remove,
      @HeaderParam(HttpHeaders.IF_MATCH) @Nullable String ifMatch,
      @NotNull byte[] csv) {
    return exchange.takeCsv(
        Utf8.text(csv),
        CsvTerms.of(kind, separator, columns, usual),
        terms(dryRun, remove, ifMatch, false));
  }

  private static CatalogueExchange.Terms terms(
      String dry, String removing, @Nullable String ifMatch, boolean versioned) {
    boolean dryRun = Flag.of("dryRun", dry);
    boolean remove = Flag.of("remove", removing);
    if (ifMatch == null && versioned && !dryRun) {
      throw new Fault(
          ErrorCode.PRECONDITION_REQUIRED,
          "The header If-Match is missing. Send the ETag that came with the export or the dry run,"
              + " or * to overwrite whatever is there.");
    }
    String tag = ifMatch == null ? "*" : ifMatch.strip().replaceAll("^\"|\"$", "");
    return new CatalogueExchange.Terms(dryRun, remove, tag.equals("*") ? null : tag);
  }
}
