package io.belfry.web.rules;

import io.belfry.platform.Line;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Size;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Another order of packages.
 *
 * @param packages all that judge, the first decides
 */
public record OrderRequest(
    @NotEmpty @Size(max = 1_000) List<@NotNull String> packages, @Nullable String reason) {
  private static final int LONGEST = 1_000;

  String said() {
    return reason == null || reason.isBlank() ? "" : Line.of("reason", reason, LONGEST);
  }
}
