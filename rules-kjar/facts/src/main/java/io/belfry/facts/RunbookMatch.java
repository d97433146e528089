package io.belfry.facts;

import java.util.Arrays;
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
  private final boolean measured;
  private final boolean recovery;

  /**
   * @param runbook the runbook's id, such as {@code storage/volume-space}
   * @param owner the team that the runbook names, null when it leaves that to the service
   * @param metrics whose values the runbook's static levels judge
   */
  public RunbookMatch(
      AlertFact alert,
      String runbook,
      String title,
      String situationClass,
      @Nullable String owner,
      String... metrics) {
    this.alert = alert;
    this.runbook = runbook;
    this.title = title;
    this.situationClass = situationClass;
    this.owner = owner;
    this.measured =
        alert.isFiring()
            && !alert.isRated()
            && Arrays.stream(metrics).anyMatch(metric -> alert.value(metric) != null);
    this.recovery = metrics.length > 0 && !alert.isFiring() && !alert.isRated();
  }

  public AlertFact getAlert() {
    return alert;
  }

  public String getKey() {
    return alert.getKey();
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

  /** Names the values of the alert's key as the runbook looks at them; an id has no spaces. */
  public String getSeries() {
    return runbook + " " + alert.getKey();
  }

  /** Whether the alert fires with a value that a static level looks at, and none has judged it. */
  public boolean isMeasured() {
    return measured;
  }

  /** Whether the sender itself takes back what the runbook's static levels look at. */
  public boolean isRecovery() {
    return recovery;
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
