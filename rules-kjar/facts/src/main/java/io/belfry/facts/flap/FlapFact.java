package io.belfry.facts.flap;

import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import io.belfry.facts.Kept;
import java.util.Locale;
import java.util.Map;

/** The last states of a key whose event changed at least once. */
public final class FlapFact implements Kept, Explained {
  private String key = "";
  private boolean firing;
  private boolean shown;
  private boolean flapping;
  private long states;
  private long changedAt;

  /** For snapshots. */
  public FlapFact() {}

  /**
   * Begins with a change to cleared.
   *
   * @param now in milliseconds since 1970
   */
  public FlapFact(String key, long now) {
    this.key = key;
    this.states = Flapping.changed(0);
    this.changedAt = now;
  }

  @Override
  public String keptKey() {
    return key;
  }

  /** A change of rules does not calm what flaps. */
  @Override
  public boolean isLongLived() {
    return true;
  }

  public String getKey() {
    return key;
  }

  /** The state that was heard last; while it flaps, the event may show another. */
  public boolean isFiring() {
    return firing;
  }

  public void setFiring(boolean firing) {
    this.firing = firing;
  }

  /** The state of the event that was looked at last. */
  public boolean isShown() {
    return shown;
  }

  public void setShown(boolean shown) {
    this.shown = shown;
  }

  public boolean isFlapping() {
    return flapping;
  }

  public void setFlapping(boolean flapping) {
    this.flapping = flapping;
  }

  /** When the last state began, in milliseconds since 1970. */
  public long getChangedAt() {
    return changedAt;
  }

  public void setChangedAt(long changedAt) {
    this.changedAt = changedAt;
  }

  public long getStates() {
    return states;
  }

  public void setStates(long states) {
    this.states = states;
  }

  /**
   * The states, when one is heard now. A state that was heard before, such as one that was held and
   * is judged again, is no change.
   */
  public long statesWith(boolean heard, long now) {
    return heard == firing ? states : Flapping.changed(Flapping.quiet(states, now - changedAt));
  }

  /** The states, when none is heard now. */
  public long statesQuiet(long now) {
    return Flapping.quiet(states, now - changedAt);
  }

  /** When the last state began, when one is heard now. */
  public long changedAtWith(boolean heard, long now) {
    return heard == firing ? changedAt : now;
  }

  /** Whether it flaps, with these states. */
  public boolean flapsWith(long after) {
    return Flapping.isFlapping(after, flapping);
  }

  /** From the last change on, how long until it flaps no more; in milliseconds. */
  public long getQuietUntilSettled() {
    return Flapping.quietUntilSettled(states);
  }

  /** The name under which changes wait until it is quiet. */
  public String getHold() {
    return "flap " + key;
  }

  /** How much it flaps, for people. */
  public String getReason() {
    return String.format(Locale.ROOT, "%.0f %% of its last states are changes", percent());
  }

  private double percent() {
    return Flapping.percent(states);
  }

  @Override
  public String factName() {
    return "flapping";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds()
        .with("key", key)
        .with("changes of late", String.format(Locale.ROOT, "%.1f %%", percent()))
        .values();
  }
}
