package io.belfry.rulepackage;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;

/** Who belongs to a team: whoever takes turns in its rotation, and who leads it. */
final class Teamwork {
  private static final String BELONGS =
      """
      select 1 where exists (select from rotation r
            where r.tenant_id = ? and r.team = ? and ? = any (r.members))
        or exists (select from team_escalation e
            where e.tenant_id = ? and e.team = ? and e.lead = ?)
      """;

  private Teamwork() {}

  static boolean belongs(Connection connection, Member who, String team) throws SQLException {
    Long person = who.person();
    if (person == null) {
      return false;
    }
    try (PreparedStatement select = connection.prepareStatement(BELONGS)) {
      for (int i = 0; i < 2; i++) {
        select.setLong(3 * i + 1, who.tenant());
        select.setString(3 * i + 2, team);
        select.setLong(3 * i + 3, person);
      }
      return select.executeQuery().next();
    }
  }
}
