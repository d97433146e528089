package io.belfry.tenancy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.platform.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class TenantGuardTest {
  private Connection connection;

  @BeforeEach
  void connect() throws SQLException {
    connection = TestDatabase.fresh().getConnection();
    execute("insert into tenant (id, slug, name) values (2, 'other', 'Other')");
    execute("create table note (tenant_id bigint not null, body text not null)");
    execute("select belfry_guard('note')");
    connection.setAutoCommit(false);
    TenantGuard.bindAll(connection);
    execute("insert into note values (1, 'ours'), (2, 'theirs')");
    connection.commit();
  }

  @AfterEach
  void disconnect() throws SQLException {
    connection.close();
  }

  @Test
  void aTenantSeesItsOwnRowsOnly() throws SQLException {
    TenantGuard.bind(connection, 1);
    assertThat(notes()).containsExactly("ours");
  }

  @Test
  void aTenantChangesItsOwnRowsOnly() throws SQLException {
    TenantGuard.bind(connection, 1);
    execute("update note set body = 'changed'");
    TenantGuard.bindAll(connection);
    assertThat(notes()).containsExactly("changed", "theirs");
  }

  @Test
  void aTenantCannotWriteIntoAnother() throws SQLException {
    TenantGuard.bind(connection, 1);
    assertThatThrownBy(() -> execute("insert into note values (2, 'smuggled')"))
        .hasMessageContaining("row-level security");
  }

  @Test
  void whoNamesNoTenantSeesNothing() throws SQLException {
    assertThat(notes()).isEmpty();
  }

  @Test
  void theTenantIsForgottenWithTheTransaction() throws SQLException {
    TenantGuard.bind(connection, 1);
    connection.commit();
    assertThat(notes()).isEmpty();
  }

  @Test
  void aConnectionThatCommitsByItselfIsRefused() throws SQLException {
    connection.setAutoCommit(true);
    assertThatThrownBy(() -> TenantGuard.bind(connection, 1))
        .hasMessageContaining("setAutoCommit(false)");
  }

  private void execute(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private List<String> notes() throws SQLException {
    List<String> bodies = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery("select body from note order by body")) {
      while (rows.next()) {
        bodies.add(rows.getString(1));
      }
    }
    return bodies;
  }
}
