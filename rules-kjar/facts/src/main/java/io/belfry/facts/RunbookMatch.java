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
  private final boolean levels;
  private final boolean measured;
  private final boolean recovery;
  private final boolean compared;
  private @Nullable Level urgency;
  private @Nullable Level impact;
  private String related = "";
  private long within;

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
    this(
        alert,
        runbook,
        title,
        situationClass,
        owner,
        metrics.length > 0,
        alert.isFiring() && !alert.isRated() && hasOne(alert, metrics),
        metrics.length > 0 && !alert.isFiring() && !alert.isRated(),
        false);
  }

  private RunbookMatch(
      AlertFact alert,
      String runbook,
      String title,
      String situationClass,
      @Nullable String owner,
      boolean levels,
      boolean measured,
      boolean recovery,
      boolean compared) {
    this.alert = alert;
    this.runbook = runbook;
    this.title = title;
    this.situationClass = situationClass;
    this.owner = owner;
    this.levels = levels;
    this.measured = measured;
    this.recovery = recovery;
    this.compared = compared;
  }

  /**
   * The same, by a runbook that compares some metrics with their own past.
   *
   * @param metrics at least one
   */
  public RunbookMatch comparing(String... metrics) {
    boolean has = !alert.isRated() && alert.isFiring() && hasOne(alert, metrics);
    return new RunbookMatch(
            alert,
            runbook,
            title,
            situationClass,
            owner,
            levels,
            measured || (levels && has),
            recovery,
            has || (!alert.isRated() && !alert.isFiring()))
        .rating(urgency, impact);
  }

  /**
   * Says how its events are rated; before it is inserted.
   *
   * @param knownUrgency null where it follows from the severity
   * @param knownImpact null where it follows from the service
   */
  public RunbookMatch rating(@Nullable Level knownUrgency, @Nullable Level knownImpact) {
    urgency = knownUrgency;
    impact = knownImpact;
    return this;
  }

  /**
   * Says what its events have in common with others; before it is inserted, and after all else.
   *
   * @param window how far apart related events begin, in milliseconds
   * @param names of the labels that they say the same of
   */
  public RunbookMatch relating(long window, String... names) {
    within = window;
    related = alert.isFiring() && !alert.isOfFiring() ? slot(names) : "";
    return this;
  }

  /** Alerts that lack one of the labels are related to nothing. */
  private String slot(String... names) {
    StringBuilder slot = new StringBuilder();
    for (String name : names) {
      String value = alert.label(name);
      if (value == null || value.isEmpty()) {
        return "";
      }
      slot.append(slot.isEmpty() ? "" : "\n")
          .append(name)
          .append('=')
          .append(value.replace('\n', ' '));
    }
    return slot.toString();
  }

  private static boolean hasOne(AlertFact alert, String... metrics) {
    return Arrays.stream(metrics).anyMatch(metric -> alert.value(metric) != null);
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

  /** How urgent its events are; null where that follows from the severity. */
  public @Nullable Level getUrgency() {
    return urgency;
  }

  /** How much hangs on its events; null where that follows from the service. */
  public @Nullable Level getImpact() {
    return impact;
  }

  /**
   * What the alert says of the labels by which its runbook relates events, where it begins to fire;
   * otherwise empty.
   */
  public String getRelated() {
    return related;
  }

  /** How far apart related events begin, in milliseconds. */
  public long getWithin() {
    return within;
  }

  /** Names the values of the alert's key as the runbook looks at them; an id has no spaces. */
  public String getSeries() {
    return seriesOf(runbook, alert.getKey());
  }

  /** Names the values of a key as a runbook looks at them. */
  public static String seriesOf(String runbook, String key) {
    return runbook + " " + key;
  }

  /**
   * Whether the alert fires with a value that a static level looks at, and none has judged it; or
   * with one that is compared with its own past, where there are levels besides.
   */
  public boolean isMeasured() {
    return measured;
  }

  /** Whether the alert fires with a value that the runbook looks at, and none has judged it. */
  public boolean isTelling() {
    return measured || (compared && alert.isFiring());
  }

  /** Whether the sender itself takes back what the runbook's static levels look at. */
  public boolean isRecovery() {
    return recovery;
  }

  /**
   * Whether the alert fires with a value that is compared with its own past, or its sender takes
   * such a value back; and nothing has judged it.
   */
  public boolean isCompared() {
    return compared;
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
        .with("urgency", urgency)
        .with("impact", impact)
        .values();
  }
}
