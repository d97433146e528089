package io.belfry.web.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A mapping to add.
 *
 * @param name a part of the address that the tool sends to
 */
public record MappingRequest(
    @NotNull String name, @NotNull @Schema(ref = "Mapping") JsonNode mapping) {}
