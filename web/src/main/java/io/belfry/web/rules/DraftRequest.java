package io.belfry.web.rules;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.validation.constraints.NotNull;
import java.nio.charset.StandardCharsets;
import org.eclipse.microprofile.openapi.annotations.media.Schema;
import org.jspecify.annotations.Nullable;

/**
 * A file that somebody is still writing.
 *
 * @param packageName whose version it starts from
 * @param version that it starts from
 * @param path of the file, such as {@code runbooks/storage/volume.md}; null leaves all as it is
 * @param content of the file
 * @param alert of try: one as {@code POST /alerts} takes it, or an array of them
 */
public record DraftRequest(
    @NotNull String packageName,
    @NotNull String version,
    @Nullable String path,
    @Nullable String content,
    @Nullable @Schema(ref = "AnyJson") JsonNode alert) {
  byte[] bytes() {
    return (content == null ? "" : content).getBytes(StandardCharsets.UTF_8);
  }
}
