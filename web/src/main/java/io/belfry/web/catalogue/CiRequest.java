package io.belfry.web.catalogue;

import io.belfry.catalogue.CiDraft;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A configuration item to add.
 *
 * @param name as alerts give it
 * @param service the name of the service that it belongs to
 * @param kind what it is, such as host, volume or database
 * @param labels at most 16; host, rack, cluster and site say where it stands
 * @param dependsOn at most 100, such as ci/filer-1 or service/dns
 */
public record CiRequest(
    @NotNull String name,
    @Nullable String service,
    @NotNull String kind,
    @Nullable Map<String, @NotNull String> labels,
    @Nullable List<@NotNull String> dependsOn) {
  CiDraft draft() {
    return CiDraft.of(service, kind, labels, dependsOn);
  }
}
