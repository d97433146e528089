package io.belfry.facts.route;

import io.belfry.facts.AlertFact;
import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import io.belfry.facts.Passing;
import java.util.Map;

/** A row of the table that an event in the making meets. */
public final class Route implements Explained, Passing {
  private final AlertFact alert;
  private final String team;
  private final int row;
  private final String conditions;

  /**
   * @param row counts from 1
   * @param conditions as people write them
   */
  public Route(AlertFact alert, String team, int row, String conditions) {
    this.alert = alert;
    this.team = team;
    this.row = row;
    this.conditions = conditions;
  }

  public AlertFact getAlert() {
    return alert;
  }

  public String getTeam() {
    return team;
  }

  @Override
  public String factName() {
    return "route";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds().with("row", row).with("when", conditions).with("team", team).values();
  }
}
