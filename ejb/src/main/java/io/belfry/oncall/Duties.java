package io.belfry.oncall;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who is on call, as it is read within a transaction of somebody else's. */
public final class Duties {
  private static final String WEEKS =
      "select zone, starts_on::text, handover::text, members from rotation"
          + " where tenant_id = ? and team = ?";
  private static final String OVERRIDES =
      "select user_id, starts_at, ends_at from rotation_override"
          + " where tenant_id = ? and team = ? and ends_at > ?"
          + " order by created_at desc, id desc";

  private final Connection connection;
  private final Map<String, Duty> known = new HashMap<>();
  private final Map<Long, Boolean> enabled = new HashMap<>();

  /** Reads in that transaction, each team once. */
  public Duties(Connection connection) {
    this.connection = connection;
  }

  /**
   * Returns who is called at a moment, and may be: who cannot sign in any more is not.
   *
   * @param at not before that of an earlier question about the team
   */
  public Optional<Shift> at(long tenant, String team, Instant at) throws SQLException {
    String key = tenant + "/" + team;
    Duty duty = known.get(key);
    if (duty == null) {
      duty = new Duty(weeks(tenant, team), overrides(tenant, team, at));
      known.put(key, duty);
    }
    Optional<Shift> shift = duty.at(at);
    return shift.isPresent() && isEnabled(tenant, shift.get().user()) ? shift : Optional.empty();
  }

  private @Nullable Weeks weeks(long tenant, String team) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(WEEKS)) {
      query.setLong(1, tenant);
      query.setString(2, team);
      try (ResultSet row = query.executeQuery()) {
        return row.next()
            ? new Weeks(
                ZoneId.of(row.getString(1)),
                LocalDate.parse(row.getString(2)),
                LocalTime.parse(row.getString(3)),
                Arrays.asList((Long[]) row.getArray(4).getArray()))
            : null;
      }
    }
  }

  private List<Shift> overrides(long tenant, String team, Instant at) throws SQLException {
    try (PreparedStatement query = connection.prepareStatement(OVERRIDES)) {
      query.setLong(1, tenant);
      query.setString(2, team);
      query.setTimestamp(3, Timestamp.from(at));
      List<Shift> shifts = new ArrayList<>();
      try (ResultSet row = query.executeQuery()) {
        while (row.next()) {
          shifts.add(
              new Shift(
                  row.getLong(1),
                  row.getTimestamp(2).toInstant(),
                  row.getTimestamp(3).toInstant(),
                  true));
        }
      }
      return shifts;
    }
  }

  /** Whether somebody may be called at all: who cannot sign in any more is not. */
  public boolean isEnabled(long tenant, long user) throws SQLException {
    Boolean is = enabled.get(user);
    if (is == null) {
      is = readEnabled(tenant, user);
      enabled.put(user, is);
    }
    return is;
  }

  private boolean readEnabled(long tenant, long user) throws SQLException {
    try (PreparedStatement query =
        connection.prepareStatement(
            "select 1 from app_user where tenant_id = ? and id = ? and not disabled")) {
      query.setLong(1, tenant);
      query.setLong(2, user);
      try (ResultSet row = query.executeQuery()) {
        return row.next();
      }
    }
  }
}
