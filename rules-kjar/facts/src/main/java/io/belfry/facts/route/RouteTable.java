package io.belfry.facts.route;

import io.belfry.facts.Draft;
import org.jspecify.annotations.Nullable;

/** The tenant's table of routes; in working memory only while it has rows. */
public interface RouteTable {

  /** The first row that an event in the making meets, or null. */
  @Nullable Route of(Draft draft);
}
