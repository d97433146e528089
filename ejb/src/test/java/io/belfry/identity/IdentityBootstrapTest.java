package io.belfry.identity;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.platform.Secrets;
import io.belfry.tenancy.Tenant;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class IdentityBootstrapTest {
  private IdentityFixture identity;
  private Path file;

  @BeforeEach
  void open(@TempDir Path directory) {
    Path data = directory.resolve("data");
    file = data.resolve("first-login.json");
    identity = new IdentityFixture(data);
  }

  @AfterEach
  void close() {
    identity.close();
  }

  private void run() {
    identity.persistence.transaction(entities -> identity.bootstrap.run());
  }

  private User admin() {
    return identity.inTenant(() -> identity.users.get("admin"));
  }

  @Test
  void theFirstStartLeavesAWorkingLoginForTheOwnerAlone() throws IOException {
    run();
    JsonNode login = new ObjectMapper().readTree(file.toFile());
    assertThat(login.get("username").textValue()).isEqualTo("admin");
    assertThat(admin().roles()).containsExactly(Role.ADMINISTRATOR);
    assertThat(admin().passwordChangeRequired()).isTrue();
    assertThat(
            identity.passwords.matches(login.get("password").textValue(), admin().passwordHash()))
        .isTrue();
    String token = login.get("token").textValue();
    assertThat(
            identity
                .inTransaction(() -> identity.tokenStore.use(Secrets.digest(token)))
                .orElseThrow()
                .caller()
                .permissions())
        .containsExactlyInAnyOrder(
            Permission.ALERTS_WRITE,
            Permission.ALERTS_READ,
            Permission.EVENTS_READ,
            Permission.METRICS_READ);
    assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
        .isEqualTo("rw-------");
    assertThat(file.getParent()).isDirectoryNotContaining("glob:**.new");
  }

  @Test
  void aLaterStartChangesNothing() throws IOException {
    run();
    String before = Files.readString(file);
    String hash = admin().passwordHash();
    run();
    assertThat(Files.readString(file)).isEqualTo(before);
    assertThat(admin().passwordHash()).isEqualTo(hash);
  }

  @Test
  void theFileGoesWhenThePasswordIsChosen() throws IOException {
    run();
    SignIn signIn =
        new SignIn(
            identity.sessions,
            new LoginThrottle(identity.clock),
            identity.passwords,
            identity.firstLogin);
    String password = new ObjectMapper().readTree(file.toFile()).get("password").textValue();
    SignedIn session =
        identity.inTransaction(() -> signIn.signIn("Admin", password, IdentityFixture.ADDRESS));
    identity.persistence.transaction(
        entities ->
            signIn.choosePassword(session, password, "a longer password", IdentityFixture.ADDRESS));
    assertThat(file).doesNotExist();
    assertThat(admin().passwordChangeRequired()).isFalse();
  }

  @Test
  void aFileThatWasLeftBehindGoesAtTheNextStart() {
    run();
    identity.inTenant(
        () -> {
          identity.users.get("admin").choosePassword(identity.passwords.hash("chosen"));
          return true;
        });
    assertThat(file).exists();
    run();
    assertThat(file).doesNotExist();
  }

  @Test
  void aFileThatCannotBeWrittenLeavesNoAdministrator() throws IOException {
    Files.writeString(file.getParent(), "not a directory");
    assertThat(catchThrowable(this::run)).hasMessageContaining("BELFRY_DATA");
    assertThat(identity.inTenant(() -> identity.repository.find(Tenant.DEFAULT, "admin")))
        .isEmpty();
  }
}
