package io.belfry.web.maintenance;

import io.belfry.journal.LabelMatcher;
import io.belfry.maintenance.InhibitionDraft;
import io.belfry.maintenance.Matchers;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A cause that is to silence what follows from it.
 *
 * @param source matchers of the cause's alerts, such as type=ClusterDown
 * @param target matchers of the alerts that it silences
 * @param equal names of what both must say the same of, such as cluster
 */
public record InhibitionRequest(
    @NotNull List<@NotNull String> source,
    @NotNull List<@NotNull String> target,
    @Nullable List<@NotNull String> equal,
    @NotNull String reason) {
  InhibitionDraft draft() {
    return new InhibitionDraft(
        read("source", source), read("target", target), equal == null ? List.of() : equal, reason);
  }

  private static List<LabelMatcher> read(String field, List<String> matchers) {
    return matchers.stream().map(each -> Matchers.read(field, each)).toList();
  }
}
