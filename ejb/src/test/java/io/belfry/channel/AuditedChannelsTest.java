package io.belfry.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.audit.AuditRecord;
import io.belfry.audit.AuditTrail;
import io.belfry.catalogue.CatalogueFixture;
import io.belfry.facts.Level;
import io.belfry.platform.Settings;
import io.belfry.platform.Vault;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What people change of the catalogue and of channels is in the audit log, and no secret of it. */
class AuditedChannelsTest {
  private final CatalogueFixture catalogue = new CatalogueFixture(Channel.class);

  @AfterEach
  void close() {
    catalogue.close();
  }

  @Test
  void eachChangeIsSealedInItsTransactionAndGivesNothingAway(@TempDir Path data) {
    Channels channels =
        new Channels(
            catalogue.entities(),
            catalogue.tenant,
            catalogue.someTeams(),
            catalogue.notary,
            catalogue.clock,
            new Settings(name -> null),
            Vault.open(data));
    catalogue.inTenant(() -> catalogue.someTeams().add("web", "Web", "web@example.com"));
    catalogue.inTenant(() -> catalogue.someTeams().change("web", 0, "Web", "shop@example.com"));
    catalogue.inTenant(() -> catalogue.someTeams().change("web", 1, "Web", "shop@example.com"));
    catalogue.inTenant(() -> catalogue.services.add("shop", "web", Level.HIGH));
    catalogue.inTenant(() -> catalogue.services.change("shop", 0, "web", Level.HIGH));
    catalogue.inTenant(
        () ->
            channels.add(
                "web",
                "hook",
                ChannelKind.WEBHOOK,
                new ChannelDraft(
                    "https://hooks.example.com/very-secret",
                    null,
                    "a-signing-key-of-32-characters-..",
                    List.of("P1"),
                    true,
                    null)));
    catalogue.refused(() -> catalogue.someTeams().add("web", "Web", null));

    AuditTrail trail = new AuditTrail(catalogue.entities(), catalogue.tenant);
    List<AuditRecord> records = catalogue.inTenant(() -> trail.list(null, null, null, 50)).items();
    assertThat(records)
        .extracting(record -> record.what() + " " + record.object() + " " + record.detail())
        .containsExactly(
            "channel.add channel:web/hook {\"enabled\":true,\"kind\":\"webhook\","
                + "\"newAddress\":true,\"newSecret\":true,\"priorities\":[\"P1\"]}",
            "service.add service:shop {\"criticality\":\"high\",\"ownerTeam\":\"web\"}",
            "team.change team:web {\"mail\":true,\"name\":false}",
            "team.add team:web {}");
    assertThat(records.toString())
        .doesNotContain("secret\"", "very-secret", "signing", "example.com");
    assertThat(catalogue.inTenant(trail::verify).valid()).isTrue();
  }
}
