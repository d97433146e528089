package io.belfry.web.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.mapping.StoredMapping;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A mapping as the API shows it.
 *
 * @param mapping what its author wrote, fit to be sent again
 */
public record MappingView(String name, @Schema(ref = "Mapping") JsonNode mapping, int version) {
  static MappingView of(StoredMapping mapping) {
    return new MappingView(mapping.name(), mapping.document(), mapping.version());
  }
}
