package io.belfry.rulepackage;

import io.belfry.engine.Release;
import io.belfry.runbook.ReleaseCompiler;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The releases that are in memory compiled, those that were asked for last. Sessions hold what they
 * are judged by themselves; who asks for another one again has it loaded again.
 */
final class CompiledReleases {
  private final int most;
  private final int mostRules;
  private final Map<String, Release> byName = new LinkedHashMap<>(16, 0.75f, true);
  private @Nullable String always;

  /**
   * @param most how many
   * @param mostRules how many rules they have together: what they cost in memory goes by these
   */
  CompiledReleases(int most, int mostRules) {
    this.most = most;
    this.mostRules = mostRules;
  }

  synchronized @Nullable Release find(String name) {
    return byName.get(name);
  }

  /** Keeps it for as long as the server runs. */
  synchronized void putAlways(Release release) {
    always = release.name();
    put(release);
  }

  /** Keeps it, and forgets what nobody asked for the longest; the first of a name stays. */
  synchronized Release put(Release release) {
    Release before = byName.putIfAbsent(release.name(), release);
    Iterator<Release> eldest = byName.values().iterator();
    int rules = byName.values().stream().mapToInt(ReleaseCompiler::rules).sum();
    while ((byName.size() > most || rules > mostRules) && eldest.hasNext()) {
      Release next = eldest.next();
      if (!next.name().equals(always) && !next.name().equals(release.name())) {
        eldest.remove();
        rules -= ReleaseCompiler.rules(next);
        ReleaseCompiler.forget(next);
      }
    }
    return before == null ? release : before;
  }
}
