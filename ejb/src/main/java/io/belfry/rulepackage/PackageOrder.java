package io.belfry.rulepackage;

import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The order in which packages decide.
 *
 * @param release the one that judges in this order
 * @param names of the packages that judge, the first decides
 * @param proposed null when nobody wants another one
 */
public record PackageOrder(long release, List<String> names, @Nullable Proposed proposed) {

  /**
   * An order that a second person has to approve.
   *
   * @param id of this proposal; another one has another
   * @param actor as in {@code user:17}
   */
  public record Proposed(long id, List<String> names, String actor, String reason, Instant at) {}
}
