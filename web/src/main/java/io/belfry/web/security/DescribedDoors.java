package io.belfry.web.security;

import java.util.List;
import org.eclipse.microprofile.openapi.OASFactory;
import org.eclipse.microprofile.openapi.OASFilter;
import org.eclipse.microprofile.openapi.models.OpenAPI;
import org.eclipse.microprofile.openapi.models.Operation;
import org.eclipse.microprofile.openapi.models.PathItem;
import org.eclipse.microprofile.openapi.models.responses.APIResponses;
import org.eclipse.microprofile.openapi.models.security.SecurityRequirement;

/**
 * Adds to the description of the API what no resource has to say for itself: which operations ask
 * for no caller, as {@link Doors} decides it, and how each refuses.
 */
public class DescribedDoors implements OASFilter {
  /** Marks the operations whose token stands where OpenAPI has no word for it. */
  private static final String TOKEN_ELSEWHERE = "x-token-in";

  @Override
  public void filterOpenAPI(OpenAPI api) {
    api.getPaths()
        .getPathItems()
        .forEach(
            (path, item) ->
                item.getOperations()
                    .forEach((method, operation) -> describe(path, method, operation)));
  }

  private static void describe(String path, PathItem.HttpMethod method, Operation operation) {
    if (!Doors.isOpen(method.name(), path, null)) {
      if (operation.getSecurity() == null && !operation.hasExtension(TOKEN_ELSEWHERE)) {
        operation.setSecurity(List.of(requirement("token"), requirement("session")));
      }
      refuse(operation, "403", "Forbidden");
    }
    if (path.startsWith("/api/") || !Doors.isOpen(method.name(), path, null)) {
      // Who signs in, or asks who is signed in, hears it too.
      refuse(operation, "401", "Unauthenticated");
    }
    if (operation.getRequestBody() != null) {
      refuse(operation, "400", "Invalid");
      refuse(operation, "413", "TooLarge");
      refuse(operation, "415", "UnsupportedMediaType");
      if (operation.getRequestBody().getRef() == null) {
        operation.getRequestBody().setRequired(true);
      }
    }
    if (operation.getParameters() != null && !operation.getParameters().isEmpty()) {
      refuse(operation, "400", "Invalid");
    }
    if (path.startsWith("/api/") && path.contains("{")) {
      refuse(operation, "404", "NotFound");
    }
  }

  private static SecurityRequirement requirement(String scheme) {
    return OASFactory.createSecurityRequirement().addScheme(scheme);
  }

  private static void refuse(Operation operation, String status, String response) {
    APIResponses responses = operation.getResponses();
    if (responses != null && !responses.hasAPIResponse(status)) {
      responses.addAPIResponse(status, OASFactory.createAPIResponse().ref(response));
    }
  }
}
