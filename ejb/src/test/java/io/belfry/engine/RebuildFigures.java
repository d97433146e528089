package io.belfry.engine;

import io.belfry.journal.Journal;
import java.lang.management.ManagementFactory;
import java.util.List;

/** How fast a session is made anew from a journal in a real PostgreSQL. */
public final class RebuildFigures {
  private RebuildFigures() {}

  /** Rebuilds a tenant's session from the journal's beginning, and prints how long it took. */
  public static void print(Journal journal, Release release, long tenant, int rounds)
      throws Exception {
    ReleaseSource only =
        new ReleaseSource() {
          @Override
          public String initial() {
            return release.name();
          }

          @Override
          public Release get(String name) {
            return release;
          }
        };
    Checkpoint end = new Checkpoint(journal.end(), journal.watermark());
    for (int round = 1; round <= rounds; round++) {
      long[] alerts = new long[1];
      long began = System.nanoTime();
      long spent = ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime();
      try (TenantSession session =
          new Rebuild(journal, only, new RememberedStore())
              .session(tenant, end, List.of(), outcome -> alerts[0] += outcome.judged().size())) {
        double seconds = (System.nanoTime() - began) / 1e9;
        double cpu = (ManagementFactory.getThreadMXBean().getCurrentThreadCpuTime() - spent) / 1e9;
        System.out.printf(
            "rebuild %d: %,d alerts in %.2f s, %,.0f a second, %,.0f a CPU-second; %,d facts%n",
            round,
            alerts[0],
            seconds,
            alerts[0] / seconds,
            alerts[0] / cpu,
            session.session().facts());
      }
    }
  }
}
