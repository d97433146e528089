package io.belfry.rulepackage;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.platform.TestDatabase;
import io.belfry.runbook.PackageZip;
import io.belfry.tenancy.AcrossTenants;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

class RecordWishesTest {
  private final PGSimpleDataSource database = TestDatabase.fresh();
  private final RecordWishes wishes = new RecordWishes();

  private static byte[] zip(String version, String respond) {
    SortedMap<String, byte[]> files =
        SamplePackage.files("shop", version, "ShopDown", "shop-team", "Look.");
    String path = "runbooks/shop/down.md";
    String runbook = new String(Objects.requireNonNull(files.get(path)), StandardCharsets.UTF_8);
    files.put(
        path,
        runbook
            .replace("match: ", "respond: { " + respond + " }\nmatch: ")
            .getBytes(StandardCharsets.UTF_8));
    return PackageZip.pack(files);
  }

  private void activate(int minor, String respond) throws SQLException {
    run("insert into rule_package values (1, 'shop', 'shop-team', 1) on conflict do nothing", null);
    run("update package_version set state = 'retired'", null);
    run(
        "insert into package_version (tenant_id, package, major, minor, patch, state, team,"
            + " changelog, author, content, digest, created_at) values (1, 'shop', 1, "
            + minor
            + ", 0, 'active', 'shop-team', 'c', 'belfry', ?, 'd', now())",
        zip("1." + minor + ".0", respond));
  }

  private void run(String sql, byte @Nullable [] content) throws SQLException {
    AcrossTenants.run(
        database,
        connection -> {
          try (PreparedStatement statement = connection.prepareStatement(sql)) {
            if (content != null) {
              statement.setBytes(1, content);
            }
            return statement.executeUpdate();
          }
        });
  }

  private boolean wants(String runbook, String priority) throws SQLException {
    return AcrossTenants.run(
        database, connection -> wishes.wants(connection, 1, runbook, priority));
  }

  @Test
  void whatTheActiveVersionSaysHolds() throws SQLException {
    assertThat(wants("shop/down", "P1")).as("no package at all").isFalse();
    activate(0, "record: when P1 or P2");
    assertThat(wants("shop/down", "P1")).isTrue();
    assertThat(wants("shop/down", "P3")).isFalse();
    assertThat(wants("shop/other", "P1")).isFalse();
    activate(1, "record: always");
    assertThat(wants("shop/down", "P3")).isTrue();
    activate(2, "incident: always");
    assertThat(wants("shop/down", "P1")).isFalse();
  }
}
