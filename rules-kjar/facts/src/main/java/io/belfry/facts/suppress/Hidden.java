package io.belfry.facts.suppress;

import io.belfry.facts.Explained;
import io.belfry.facts.MaintenanceFact;
import io.belfry.facts.Passing;
import java.util.Map;

/** A window that is open now matches the alert of a key. */
public final class Hidden implements Explained, Passing {
  private final String key;
  private final MaintenanceFact window;

  public Hidden(String key, MaintenanceFact window) {
    this.key = key;
    this.window = window;
  }

  public String getKey() {
    return key;
  }

  public MaintenanceFact getWindow() {
    return window;
  }

  @Override
  public String factName() {
    return window.factName();
  }

  @Override
  public Map<String, String> factValues() {
    return window.factValues();
  }
}
