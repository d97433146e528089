package io.belfry.web.catalogue;

import io.belfry.catalogue.Ci;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A configuration item as the API shows it. */
public record CiView(
    String name,
    @Nullable String service,
    String kind,
    Map<String, String> labels,
    List<String> dependsOn,
    int version) {
  static CiView of(Ci item) {
    return new CiView(
        item.name(),
        item.service().isEmpty() ? null : item.service(),
        item.kind(),
        item.labels(),
        item.dependsOn(),
        item.version());
  }
}
