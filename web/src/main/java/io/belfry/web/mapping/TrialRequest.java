package io.belfry.web.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import org.eclipse.microprofile.openapi.annotations.media.Schema;

/**
 * A mapping to try.
 *
 * @param payload what a tool would send: any JSON, or a text with it
 */
public record TrialRequest(
    @NotNull @Schema(ref = "Mapping") JsonNode mapping,
    @NotNull @Schema(ref = "AnyJson") JsonNode payload) {}
