package io.belfry.rulepackage;

import io.belfry.engine.Release;
import io.belfry.engine.ReleaseSource;

/** Releases as the server keeps them in memory, without the database that the others come from. */
public final class KeptReleases implements ReleaseSource {
  private final CompiledReleases compiled =
      new CompiledReleases(ReleaseStore.MOST_COMPILED, ReleaseStore.MOST_RULES);
  private final String initial;

  /** Begins with what the server ships. */
  public KeptReleases(Release shipped) {
    initial = shipped.name();
    compiled.putAlways(shipped);
  }

  /** Keeps one more, and forgets whichever nobody asked for the longest. */
  public void keep(Release release) {
    compiled.put(release);
  }

  /** How many there are at most. */
  public static int most() {
    return ReleaseStore.MOST_COMPILED;
  }

  @Override
  public String initial() {
    return initial;
  }

  @Override
  public Release get(String name) {
    Release found = compiled.find(name);
    if (found == null) {
      throw new IllegalStateException("The release (%s) was forgotten.".formatted(name));
    }
    return found;
  }
}
