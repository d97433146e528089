package io.belfry.web.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/** Where the fields of alerts are to stand from now on. */
public record MappingDescription(@NotNull @Schema(ref = "Mapping") JsonNode mapping) {}
