package io.belfry.facts.flap;

import io.belfry.facts.AlertFact;
import io.belfry.facts.Passing;

/**
 * An alert of an event that flaps. What is decided about such alerts starts from this, so that it
 * costs others nothing.
 */
public final class Heard implements Passing {
  private final AlertFact alert;

  public Heard(AlertFact alert) {
    this.alert = alert;
  }

  public AlertFact getAlert() {
    return alert;
  }

  public String getKey() {
    return alert.getKey();
  }

  public boolean isFiring() {
    return alert.isFiring();
  }
}
