package io.belfry.escalation;

/** Events of which nobody is to be told yet. */
public final class Quiet {
  /**
   * Whether an event {@code e} is one: it is a symptom of another, or its first page still waits
   * for what may explain it. Whoever opened it again knows of it.
   */
  public static final String SQL =
      "(e.cause_id is not null or (e.reopened = 0 and coalesce((select l.kind = 'waiting'"
          + " from decision l where l.tenant_id = e.tenant_id and l.event_id = e.id"
          + " and l.kind in ('waiting', 'paged') order by l.at desc limit 1), false)))";

  private Quiet() {}
}
