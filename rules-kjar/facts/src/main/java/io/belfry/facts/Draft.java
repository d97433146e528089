package io.belfry.facts;

import io.belfry.facts.respond.ResponseFact;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An event in the making: each stage of the policies fills in its part, the last one opens it. */
public final class Draft implements Explained, Passing {
  private final AlertFact alert;
  private @Nullable RunbookMatch match;
  private @Nullable Level impact;
  private @Nullable Level urgency;
  private @Nullable Priority priority;
  private @Nullable String ownerTeam;
  private boolean routed;
  private @Nullable ResponseFact response;

  public Draft(AlertFact alert) {
    this.alert = alert;
  }

  public AlertFact getAlert() {
    return alert;
  }

  public String getService() {
    return alert.getService();
  }

  /** The team that a person named who reported it; null when none did. */
  public @Nullable String getReportedTo() {
    return alert.getSource().equals("person") ? alert.label("owner-team") : null;
  }

  public Severity getSeverity() {
    return alert.getSeverity();
  }

  /** The runbook that knows the alert; null means unclassified. */
  public @Nullable RunbookMatch getMatch() {
    return match;
  }

  public void setMatch(RunbookMatch match) {
    this.match = match;
  }

  public @Nullable Level getImpact() {
    return impact;
  }

  public void setImpact(Level impact) {
    this.impact = impact;
  }

  public @Nullable Level getUrgency() {
    return urgency;
  }

  public void setUrgency(Level urgency) {
    this.urgency = urgency;
  }

  public @Nullable Priority getPriority() {
    return priority;
  }

  public void setPriority(Priority priority) {
    this.priority = priority;
  }

  /** Whether the table of routes was asked. */
  public boolean isRouted() {
    return routed;
  }

  public void setRouted(boolean routed) {
    this.routed = routed;
  }

  /** What its runbook wants to follow; null where that is not known, or nothing. */
  public @Nullable ResponseFact getResponse() {
    return response;
  }

  public void setResponse(ResponseFact response) {
    this.response = response;
  }

  public @Nullable String getOwnerTeam() {
    return ownerTeam;
  }

  public void setOwnerTeam(String ownerTeam) {
    this.ownerTeam = ownerTeam;
  }

  @Override
  public String factName() {
    return "draft";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds()
        .with("runbook", match == null ? null : match.getRunbook())
        .with("impact", impact)
        .with("urgency", urgency)
        .with("priority", priority == null ? null : priority.name())
        .with("owner team", ownerTeam)
        .values();
  }
}
