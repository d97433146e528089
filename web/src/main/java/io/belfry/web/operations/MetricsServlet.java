package io.belfry.web.operations;

import io.belfry.engine.Engine;
import io.belfry.event.LiveStream;
import io.belfry.identity.Permission;
import io.belfry.intake.Intake;
import io.belfry.journal.Journal;
import io.belfry.platform.ErrorCode;
import io.belfry.web.problem.Problem;
import io.belfry.web.problem.ProblemWriter;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;

/** The figures of this server, for a Prometheus that scrapes it with a token. */
@WebServlet("/metrics")
public class MetricsServlet extends HttpServlet {
  private static final long serialVersionUID = 1L;

  private final transient Intake intake;
  private final transient Journal journal;
  private final transient Engine engine;
  private final transient LiveStream live;

  /** Creates it from what it shows. */
  @Inject
  public MetricsServlet(Intake intake, Journal journal, Engine engine, LiveStream live) {
    this.intake = intake;
    this.journal = journal;
    this.engine = engine;
    this.live = live;
  }

  @Override
  protected void doGet(HttpServletRequest request, HttpServletResponse response)
      throws IOException {
    if (!request.isUserInRole(Permission.METRICS_READ.code())) {
      ProblemWriter.write(
          response, Problem.of(ErrorCode.FORBIDDEN, "The scope metrics:read is needed for this."));
      return;
    }
    response.setContentType("text/plain; version=0.0.4; charset=utf-8");
    response.getWriter().write(figures());
  }

  private String figures() {
    return new Exposition()
        .counter("belfry_intake_alerts_total", "Alerts stored.", intake.figures().stored())
        .counters(
            "belfry_intake_rejected_total",
            "Alerts not taken, by reason.",
            "reason",
            intake.figures().rejected())
        .counter(
            "belfry_journal_commits_total",
            "Commits that stored something.",
            journal.figures().commits())
        .counter(
            "belfry_journal_refused_total",
            "Requests that were told to try again.",
            journal.figures().refused())
        .gauge("belfry_journal_position", "Where the journal ends.", journal.head().position())
        .gauge(
            "belfry_journal_owner",
            "1 while this server owns the journal.",
            journal.isOwner() ? 1 : 0)
        .counter("belfry_engine_alerts_total", "Alerts judged.", engine.figures().alerts())
        .counter(
            "belfry_engine_rebuilds_total",
            "How often sessions were built anew from the journal.",
            engine.figures().rebuilds())
        .gauge(
            "belfry_ledger_position",
            "Up to where everything is judged and kept.",
            engine.position())
        .counter("belfry_ledger_commits_total", "Commits of outcomes.", engine.figures().batches())
        .gauge("belfry_live_listeners", "Browsers that listen.", live.listeners())
        .toString();
  }
}
