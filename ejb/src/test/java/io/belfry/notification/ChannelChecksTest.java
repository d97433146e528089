package io.belfry.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.channel.ChannelKind;
import io.belfry.channel.Destination;
import io.belfry.platform.FixedClock;
import io.belfry.platform.Settings;
import io.belfry.platform.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Checks of channels that are due, against a real receiver. */
@Timeout(60)
class ChannelChecksTest {
  private static final Settings OPEN =
      new Settings(Map.of("BELFRY_ALLOW_PRIVATE_ADDRESSES", "true")::get);

  private final DataSource database = TestDatabase.fresh();
  private final OutboxRows rows = new OutboxRows(database);
  private final FixedClock clock = new FixedClock();
  private final Receiver receiver = new Receiver();
  private final ChannelChecks checks = checks();

  private ChannelChecks checks() {
    return new ChannelChecks(
        database, Notifiers.of(OPEN, clock::now), OutboxRows.seal(), clock::now);
  }

  @BeforeEach
  void addChannel() {
    rows.team("dba", null);
    rows.channel(
        "dba", "chat", new Destination(ChannelKind.SLACK, receiver.address("/secret"), "", ""));
    rows.run("update channel set check_every = 86400");
  }

  @AfterEach
  void stop() {
    receiver.close();
  }

  @Test
  void aChannelIsTriedOnceADayByOneOfTwoServers() throws Exception {
    ChannelChecks second = checks();
    clock.advance(Duration.ofDays(1).minusMillis(1));
    assertThat(checks.checkWhatIsDue()).isZero();
    clock.advance(Duration.ofMillis(1));
    assertThat(checks.checkWhatIsDue() + second.checkWhatIsDue()).isEqualTo(1);
    assertThat(receiver.requests).hasSize(1);
    assertThat(receiver.requests.get(0).body()).contains("[Test]", "nothing to do");
    clock.advance(Duration.ofDays(1));
    assertThat(second.checkWhatIsDue() + checks.checkWhatIsDue()).isEqualTo(1);
    assertThat(state()).containsExactly("-");
  }

  @Test
  void whatFailsSaysWhyAndIsTriedAgainSoonUntilItIsWell() throws Exception {
    receiver.status = 404;
    receiver.answer = "no_service";
    clock.advance(Duration.ofDays(1));
    checks.checkWhatIsDue();
    assertThat(state()).containsExactly("The receiver answered 404 no_service");

    clock.advance(ChannelChecks.AGAIN.minusMillis(1));
    assertThat(checks.checkWhatIsDue()).isZero();
    clock.advance(Duration.ofMillis(1));
    receiver.stop();
    assertThat(checks.checkWhatIsDue()).isEqualTo(1);
    assertThat(state().get(0)).contains("could not be reached").doesNotContain("/secret");
    receiver.restart();
    receiver.status = 200;
    clock.advance(ChannelChecks.AGAIN);
    assertThat(checks.checkWhatIsDue()).isEqualTo(1);
    assertThat(state()).containsExactly("-");
    clock.advance(ChannelChecks.AGAIN);
    assertThat(checks.checkWhatIsDue()).isZero();
  }

  @Test
  void whatIsOffOrNotToBeCheckedIsLeftAlone() throws Exception {
    clock.advance(Duration.ofDays(9));
    rows.run("update channel set enabled = false");
    assertThat(checks.checkWhatIsDue()).isZero();
    rows.run("update channel set enabled = true, check_every = null");
    assertThat(checks.checkWhatIsDue()).isZero();
    assertThat(receiver.requests).isEmpty();
  }

  @Test
  void aSecretThatCannotBeReadFailsTheCheck() throws Exception {
    rows.run("update channel set sealed = set_byte(sealed, 20, 0)");
    clock.advance(Duration.ofDays(1));
    assertThat(checks.checkWhatIsDue()).isEqualTo(1);
    assertThat(state().get(0)).contains("Enter it again");
  }

  @Test
  void withoutAMailServerAMailChannelFailsItsCheck() throws Exception {
    rows.channel("dba", "mail", Destination.of(ChannelKind.MAIL, "dba@example.com"));
    rows.run("update channel set check_every = 86400");
    clock.advance(Duration.ofDays(1));
    assertThat(checks.checkWhatIsDue()).isEqualTo(2);
    assertThat(state().get(1)).contains("BELFRY_SMTP_HOST");
  }

  private List<String> state() {
    return rows.query("select coalesce(check_failure, '-') from channel order by name");
  }
}
