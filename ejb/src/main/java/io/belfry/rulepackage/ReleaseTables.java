package io.belfry.rulepackage;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The rows of a tenant's releases. */
final class ReleaseTables {
  private static final String COLUMNS =
      "select id, name, parts, state, actor, reason, emergency, asked_at, active_at, failure"
          + " from tenant_release where tenant_id = ?";

  private final Connection connection;
  private final long tenant;

  ReleaseTables(Connection connection, long tenant) {
    this.connection = connection;
    this.tenant = tenant;
  }

  /** The newest first, those before an id. */
  List<TenantRelease> before(long id, int most) throws SQLException {
    return query(COLUMNS + " and id < ? order by id desc limit ?", id, most);
  }

  Optional<TenantRelease> find(long id) throws SQLException {
    return query(COLUMNS + " and id = ?", id).stream().findFirst();
  }

  Optional<TenantRelease> active() throws SQLException {
    return query(COLUMNS + " and state = 'active'").stream().findFirst();
  }

  /**
   * The same, and until the transaction ends no other becomes active, and nobody else asks for one.
   */
  Optional<TenantRelease> holdActive() throws SQLException {
    String held = COLUMNS + " and state = 'active' for update";
    Optional<TenantRelease> active = query(held).stream().findFirst();
    // Whoever waited for its successor sees that one only when they look again.
    return active.isPresent() ? active : query(held).stream().findFirst();
  }

  /** Whether people ever had something judge; what Belfry did by itself does not count. */
  boolean wasChosen() throws SQLException {
    return !query(COLUMNS + " and actor <> 'belfry' and state <> 'failed' limit 1").isEmpty();
  }

  /** The one that is on its way. */
  Optional<TenantRelease> coming() throws SQLException {
    return query(COLUMNS + " and state in ('compiling', 'preparing')").stream().findFirst();
  }

  /**
   * Asks for one.
   *
   * @return its id
   * @throws Fault busy when another is on its way
   */
  long ask(Parts parts, Member who, String reason, boolean emergency, Instant at)
      throws SQLException {
    if (coming().isPresent()) {
      throw new Fault(
          ErrorCode.CONFLICT,
          "Another release is on its way. Wait until it is active or failed, and try again.");
    }
    try (PreparedStatement insert =
        connection.prepareStatement(
            "insert into tenant_release (tenant_id, parts, state, actor, reason, emergency,"
                + " asked_at) values (?, ?::jsonb, 'compiling', ?, ?, ?, ?) returning id")) {
      insert.setLong(1, tenant);
      insert.setString(2, parts.names());
      insert.setString(3, who.actor());
      insert.setString(4, reason);
      insert.setBoolean(5, emergency);
      insert.setObject(6, at.atOffset(ZoneOffset.UTC));
      try (ResultSet row = insert.executeQuery()) {
        row.next();
        return row.getLong(1);
      }
    }
  }

  /**
   * It is compiled.
   *
   * @return false when nobody wants it any more
   */
  boolean prepares(long id, String name) throws SQLException {
    return update(
            "update tenant_release set state = 'preparing', name = ?"
                + " where tenant_id = ? and id = ? and state = 'compiling'",
            name,
            tenant,
            id)
        == 1;
  }

  /** It never judges; nothing happens to one that does already, or never will. */
  void failed(long id, String failure) throws SQLException {
    update(
        "update tenant_release set state = 'failed', failure = ? where tenant_id = ? and id = ?"
            + " and state in ('compiling', 'preparing')",
        failure,
        tenant,
        id);
  }

  /** Whatever is on its way never judges. */
  void supersede(String failure) throws SQLException {
    Optional<TenantRelease> coming = coming();
    if (coming.isPresent()) {
      failed(coming.get().id(), failure);
    }
  }

  /** It judges from here on; whichever did so far is replaced. */
  void activate(long id, String name, Instant at) throws SQLException {
    update(
        "update tenant_release set state = 'replaced' where tenant_id = ? and state = 'active'",
        tenant);
    update(
        "update tenant_release set state = 'active', active_at = ? where tenant_id = ? and id = ?",
        at.atOffset(ZoneOffset.UTC),
        tenant,
        id);
    update(
        "insert into active_release (tenant_id, name) values (?, ?)"
            + " on conflict (tenant_id) do update set name = excluded.name",
        tenant,
        name);
  }

  /** What judges, by its name; empty when the tenant was never told another than the first. */
  Optional<String> judging() throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select name from active_release where tenant_id = ?")) {
      select.setLong(1, tenant);
      try (ResultSet row = select.executeQuery()) {
        return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
      }
    }
  }

  /** Whether what judges was compiled with these policies. */
  boolean judgesWith(byte[] policies, String otherwise) throws SQLException {
    try (PreparedStatement select =
        connection.prepareStatement("select 1 from release where name = ? and policies = ?")) {
      select.setString(1, judging().orElse(otherwise));
      select.setBytes(2, policies);
      try (ResultSet row = select.executeQuery()) {
        return row.next();
      }
    }
  }

  private int update(String sql, Object... values) throws SQLException {
    try (PreparedStatement update = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.length; i++) {
        update.setObject(i + 1, values[i]);
      }
      return update.executeUpdate();
    }
  }

  private List<TenantRelease> query(String sql, Object... values) throws SQLException {
    List<TenantRelease> releases = new ArrayList<>();
    try (PreparedStatement select = connection.prepareStatement(sql)) {
      select.setLong(1, tenant);
      for (int i = 0; i < values.length; i++) {
        select.setObject(i + 2, values[i]);
      }
      try (ResultSet row = select.executeQuery()) {
        while (row.next()) {
          releases.add(of(row));
        }
      }
    }
    return releases;
  }

  @SuppressWarnings("unchecked") // it was written as such
  private static TenantRelease of(ResultSet row) throws SQLException {
    return new TenantRelease(
        row.getLong("id"),
        row.getString("name"),
        (List<Map<String, Object>>) Json.read(row.getString("parts"), List.class),
        row.getString("state"),
        row.getString("actor"),
        row.getString("reason"),
        row.getBoolean("emergency"),
        instant(row.getObject("asked_at", OffsetDateTime.class)),
        row.getObject("active_at") == null
            ? null
            : instant(row.getObject("active_at", OffsetDateTime.class)),
        row.getString("failure"));
  }

  private static Instant instant(@Nullable OffsetDateTime time) {
    return time == null ? Instant.EPOCH : time.toInstant();
  }
}
