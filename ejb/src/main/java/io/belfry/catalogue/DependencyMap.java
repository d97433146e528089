package io.belfry.catalogue;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Services and configuration items, what they depend on, and how each of them is.
 *
 * @param nodes services first, each kind by name
 * @param isCut whether there are more than are shown
 */
public record DependencyMap(List<Node> nodes, List<Edge> edges, boolean isCut) {
  /**
   * Something that can fail.
   *
   * @param id as in {@code ci/filer-1}
   * @param kind {@code service}, or what the item is
   * @param service whose item it is; null for services, and for items of none
   * @param ownerTeam of services
   * @param severity the worst of its events that fire; null when all is well
   * @param events that fire
   */
  public record Node(
      String id,
      String kind,
      String name,
      @Nullable String service,
      @Nullable String ownerTeam,
      @Nullable String severity,
      long events) {}

  /** What stands first cannot do without the second. */
  public record Edge(String from, String to) {}
}
