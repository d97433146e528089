package io.belfry.facts;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The parameters of a runbook whose match rule recognised the alert; gone when the alert is judged.
 */
public final class RunbookMatch implements Explained, Passing {
  private final AlertFact alert;
  private final String runbook;
  private final String title;
  private final String situationClass;
  private final @Nullable String owner;

  /**
   * @param runbook the runbook's id, such as {@code storage/volume-space}
   * @param owner the team that the runbook names, null when it leaves that to the service
   */
  public RunbookMatch(
      AlertFact alert,
      String runbook,
      String title,
      String situationClass,
      @Nullable String owner) {
    this.alert = alert;
    this.runbook = runbook;
    this.title = title;
    this.situationClass = situationClass;
    this.owner = owner;
  }

  public AlertFact getAlert() {
    return alert;
  }

  public String getRunbook() {
    return runbook;
  }

  public String getTitle() {
    return title;
  }

  public String getSituationClass() {
    return situationClass;
  }

  public @Nullable String getOwner() {
    return owner;
  }

  @Override
  public String factName() {
    return "runbook";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds()
        .with("id", runbook)
        .with("title", title)
        .with("class", situationClass)
        .with("owner", owner)
        .values();
  }
}
