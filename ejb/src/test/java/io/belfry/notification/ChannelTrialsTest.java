package io.belfry.notification;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.catalogue.CatalogueFixture;
import io.belfry.channel.Channel;
import io.belfry.channel.ChannelDraft;
import io.belfry.channel.ChannelKind;
import io.belfry.channel.Channels;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Settings;
import io.belfry.platform.Vault;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The test button, from the stored channel to a real receiver. */
class ChannelTrialsTest {
  private static final Settings OPEN =
      new Settings(Map.of("BELFRY_ALLOW_PRIVATE_ADDRESSES", "true")::get);

  private final CatalogueFixture catalogue = new CatalogueFixture(Channel.class);
  private final Receiver receiver = new Receiver();

  @AfterEach
  void close() {
    receiver.close();
    catalogue.close();
  }

  @Test
  void whatTheReceiverAnswersIsSaidAndKept(@TempDir Path directory) {
    Channels channels =
        new Channels(
            catalogue.entities(),
            catalogue.tenant,
            catalogue.someTeams(),
            catalogue.notary,
            catalogue.clock,
            OPEN,
            Vault.open(directory));
    ChannelTrials trials = new ChannelTrials(channels, Notifiers.of(OPEN, catalogue.clock::now));
    Channel unused =
        catalogue.inTenant(
            () ->
                channels.add(
                    "operations",
                    "chat",
                    ChannelKind.SLACK,
                    new ChannelDraft(receiver.address("/secret"), null, null, null, false, null)));

    receiver.status = 404;
    receiver.answer = "no_service";
    Trial refused = catalogue.inTenant(() -> trials.test("operations", "chat"));
    assertThat(refused.reached()).isFalse();
    assertThat(refused.answer()).isEqualTo("The receiver answered 404 no_service");
    Channel failed = catalogue.inTenant(() -> channels.get("operations", "chat"));
    assertThat(failed.checkFailure()).isEqualTo(refused.answer());
    assertThat(failed.checkedAt()).isEqualTo(catalogue.clock.now());
    assertThat(failed.version()).as("a test is no change").isZero();

    receiver.status = 200;
    receiver.answer = "ok";
    Trial reached = catalogue.inTenant(() -> trials.test("operations", "chat"));
    assertThat(reached.reached()).isTrue();
    assertThat(reached.answer()).isEqualTo("200 ok");
    assertThat(catalogue.inTenant(() -> channels.get("operations", "chat")).checkFailure())
        .isNull();
    assertThat(receiver.requests).hasSize(2);
    assertThat(catalogue.refused(() -> trials.test("operations", "none")))
        .isEqualTo(ErrorCode.NOT_FOUND);
  }
}
