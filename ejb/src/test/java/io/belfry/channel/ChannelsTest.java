package io.belfry.channel;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.catalogue.CatalogueFixture;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Settings;
import io.belfry.platform.Vault;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChannelsTest {
  private static final String TEAM = "operations";
  private static final String HOOK = "https://hooks.example.com/services/T0/B0/very-secret-path";
  private static final String KEY = "0123456789abcdef0123";

  private final CatalogueFixture catalogue = new CatalogueFixture(Channel.class);
  private Path directory;
  private Channels channels;

  @BeforeEach
  void open(@TempDir Path data) {
    directory = data;
    channels = channels(data);
  }

  @AfterEach
  void close() {
    catalogue.close();
  }

  private Channels channels(Path data) {
    return new Channels(
        catalogue.entities(),
        catalogue.tenant,
        catalogue.someTeams(),
        catalogue.notary,
        catalogue.clock,
        new Settings(name -> null),
        Vault.open(data));
  }

  @Test
  void eachKindKeepsWhereItLeadsAndShowsNoSecret() {
    add("mail", ChannelKind.MAIL, draft("dba@example.com", null, null));
    add("hook", ChannelKind.WEBHOOK, draft(HOOK, null, KEY));
    add("chat", ChannelKind.SLACK, draft(HOOK, null, null));
    add("pager", ChannelKind.PAGERDUTY, draft(null, null, "R0UT1NGKEY"));
    add("phone", ChannelKind.NTFY, draft(null, "dba-calls", "tk_secret"));
    add("open-phone", ChannelKind.NTFY, draft("https://ntfy.example.com", "dba", null));

    assertThat(
            catalogue.inTenant(
                () -> channels.list(TEAM).stream().map(ChannelsTest::shown).toList()))
        .containsExactly(
            "chat slack https://hooks.example.com/… null true PT24H",
            "hook webhook https://hooks.example.com/… null true PT24H",
            "mail mail dba@example.com null false PT24H",
            "open-phone ntfy https://ntfy.example.com dba false null",
            "pager pagerduty https://events.pagerduty.com/v2/enqueue null true null",
            "phone ntfy https://ntfy.sh dba-calls true null");
    assertThat(destination("hook")).isEqualTo(new Destination(ChannelKind.WEBHOOK, HOOK, "", KEY));
    assertThat(destination("chat")).isEqualTo(new Destination(ChannelKind.SLACK, HOOK, "", ""));
    assertThat(destination("pager").secret()).isEqualTo("R0UT1NGKEY");
    assertThat(destination("phone").secret()).isEqualTo("tk_secret");
    assertThat(destination("mail").address()).isEqualTo("dba@example.com");
    assertThat(destination("hook").toString()).doesNotContain(KEY, "very-secret");
    assertThat(draft(HOOK, null, KEY).toString()).doesNotContain(KEY, "very-secret");
  }

  private static String shown(Channel channel) {
    return "%s %s %s %s %s %s"
        .formatted(
            channel.name(),
            channel.kind().code(),
            channel.address(),
            channel.topic(),
            channel.isSealed(),
            channel.checkEvery());
  }

  @Test
  void theDatabaseHoldsNoSecretThatCanBeRead() {
    add("hook", ChannelKind.WEBHOOK, draft(HOOK, null, KEY));

    byte[] row =
        catalogue.inTenant(
            () ->
                (byte[])
                    catalogue
                        .entities()
                        .createNativeQuery("select convert_to(c::text, 'UTF8') from channel c")
                        .getSingleResult());
    assertThat(new String(row, StandardCharsets.UTF_8))
        .contains("hooks.example.com")
        .doesNotContain(KEY, "very-secret");
    byte[] sealed =
        catalogue.inTenant(
            () ->
                (byte[])
                    catalogue
                        .entities()
                        .createNativeQuery("select sealed from channel")
                        .getSingleResult());
    assertThat(new String(sealed, StandardCharsets.ISO_8859_1)).doesNotContain(KEY, "very-secret");
  }

  @Test
  void whatIsSealedOpensInNoOtherRow() {
    add("one", ChannelKind.WEBHOOK, draft(HOOK, null, KEY));
    add("two", ChannelKind.WEBHOOK, draft("https://other.example.com/x", null, KEY + "2"));
    catalogue.execute(
        "update channel set sealed = (select sealed from channel where name = 'one')"
            + " where name = 'two'");

    assertThat(catalogue.refused(() -> channels.destination(TEAM, "two")))
        .isEqualTo(ErrorCode.CONFLICT);
    assertThat(destination("one").secret()).isEqualTo(KEY);
  }

  @Test
  void aChangeKeepsTheSecretUnlessItLeadsToAnotherServer() {
    add("hook", ChannelKind.WEBHOOK, draft(HOOK, null, KEY));

    Channel changed =
        change("hook", 0, new ChannelDraft(null, null, null, List.of("P1"), false, "off"));
    assertThat(changed.version()).isEqualTo(1);
    assertThat(changed.priorities()).containsExactly("P1");
    assertThat(changed.enabled()).isFalse();
    assertThat(changed.checkEvery()).isNull();
    assertThat(destination("hook")).isEqualTo(new Destination(ChannelKind.WEBHOOK, HOOK, "", KEY));

    change("hook", 1, draft("https://hooks.example.com/moved", null, null));
    assertThat(destination("hook").secret()).isEqualTo(KEY);
    Fault stolen =
        catalogue.refusal(
            () ->
                channels.change(
                    TEAM, "hook", null, draft("https://thief.example.com", null, null)));
    assertThat(stolen.errors().get(0).field()).isEqualTo("secret");
    assertThat(
            catalogue.refused(
                () ->
                    channels.change(
                        TEAM, "hook", null, draft("https://hooks.example.com:444/", null, null))))
        .isEqualTo(ErrorCode.MISSING_FIELD);
    change("hook", null, draft("https://new.example.com", null, KEY + "new"));
    assertThat(destination("hook").secret()).isEqualTo(KEY + "new");
  }

  @Test
  void aKeyThatIsLostNeedsTheSecretAgainAndNothingElseIsLost() throws Exception {
    add("hook", ChannelKind.WEBHOOK, draft(HOOK, null, KEY));
    Files.delete(directory.resolve(Vault.FILE));
    channels = channels(directory);

    assertThat(catalogue.refused(() -> channels.destination(TEAM, "hook")))
        .isEqualTo(ErrorCode.CONFLICT);
    assertThat(
            catalogue.refused(() -> channels.change(TEAM, "hook", null, draft(null, null, null))))
        .isEqualTo(ErrorCode.CONFLICT);
    assertThat(catalogue.refused(() -> channels.change(TEAM, "hook", null, draft(null, null, KEY))))
        .isEqualTo(ErrorCode.MISSING_FIELD);
    change("hook", null, draft(HOOK, null, KEY));
    assertThat(destination("hook").secret()).isEqualTo(KEY);
    assertThat(catalogue.inTenant(() -> channels.list(TEAM))).hasSize(1);
  }

  @Test
  void aVersionThatIsPastIsRefused() {
    add("mail", ChannelKind.MAIL, draft("a@example.com", null, null));
    change("mail", 0, draft("b@example.com", null, null));

    assertThat(
            catalogue.refused(
                () -> channels.change(TEAM, "mail", 0, draft("c@example.com", null, null))))
        .isEqualTo(ErrorCode.PRECONDITION_FAILED);
    assertThat(removed("mail", 0)).isEqualTo(ErrorCode.PRECONDITION_FAILED);
    catalogue.inTenant(
        () -> {
          channels.remove(TEAM, "mail", 1);
          return true;
        });
    assertThat(removed("mail", null)).isEqualTo(ErrorCode.NOT_FOUND);
  }

  private ErrorCode removed(String name, @Nullable Integer version) {
    return catalogue.refused(
        () -> {
          channels.remove(TEAM, name, version);
          return true;
        });
  }

  @Test
  void whatAKindDoesNotHaveOrLacksIsRefusedByItsField() {
    refused("address", ChannelKind.MAIL, draft(null, null, null));
    refused("address", ChannelKind.MAIL, draft("a@b, c@d", null, null));
    refused("secret", ChannelKind.MAIL, draft("a@example.com", null, "x"));
    refused("topic", ChannelKind.MAIL, draft("a@example.com", "x", null));
    refused("address", ChannelKind.WEBHOOK, draft(null, null, KEY));
    refused("address", ChannelKind.WEBHOOK, draft("http://example.com", null, KEY));
    refused("address", ChannelKind.WEBHOOK, draft("https://u:p@example.com", null, KEY));
    refused("secret", ChannelKind.WEBHOOK, draft(HOOK, null, null));
    refused("secret", ChannelKind.WEBHOOK, draft(HOOK, null, "k".repeat(15)));
    refused("secret", ChannelKind.WEBHOOK, draft(HOOK, null, "k".repeat(201)));
    refused("secret", ChannelKind.WEBHOOK, draft(HOOK, null, KEY + "\r\nX: y"));
    refused("secret", ChannelKind.SLACK, draft(HOOK, null, KEY));
    refused("secret", ChannelKind.PAGERDUTY, draft(null, null, null));
    refused("topic", ChannelKind.NTFY, draft(null, null, null));
    refused("topic", ChannelKind.NTFY, draft(null, "a/b", null));
    refused("priorities", ChannelKind.MAIL, full(List.of("P1", "P9"), null));
    refused("checkEvery", ChannelKind.MAIL, full(null, "9m"));
    refused("checkEvery", ChannelKind.MAIL, full(null, "31d"));
    refused("checkEvery", ChannelKind.MAIL, full(null, "sometimes"));
    add("m", ChannelKind.MAIL, full(List.of("P2", "P1", "P2"), "10m"));
    Channel kept = catalogue.inTenant(() -> channels.get(TEAM, "m"));
    assertThat(kept.priorities()).containsExactly("P1", "P2");
    assertThat(kept.checkEvery()).isEqualTo(Duration.ofMinutes(10));
  }

  private void refused(String field, ChannelKind kind, ChannelDraft draft) {
    Fault fault = catalogue.refusal(() -> channels.add(TEAM, "x", kind, draft));
    assertThat(fault).as(kind + " " + field).isNotNull();
    assertThat(fault.errors().get(0).field()).isEqualTo(field);
    assertThat(fault.detail()).doesNotContain(KEY, "very-secret");
  }

  @Test
  void namesAreTheTeamsOwnAndATeamHasTwentyAtMost() {
    add("mail", ChannelKind.MAIL, draft("a@example.com", null, null));
    assertThat(refusal(TEAM, "mail")).isEqualTo(ErrorCode.CONFLICT);
    assertThat(refusal(TEAM, "Mail")).isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(refusal(TEAM, "a/b")).isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(refusal("nobody", "mail")).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(refusal("nul\0", "mail")).isEqualTo(ErrorCode.NOT_FOUND);
    catalogue.inTenant(
        () ->
            channels.add(
                "storage-team", "mail", ChannelKind.MAIL, draft("a@example.com", null, null)));
    for (int i = 2; i <= 20; i++) {
      add("mail" + i, ChannelKind.MAIL, draft("a@example.com", null, null));
    }
    assertThat(refusal(TEAM, "one-more")).isEqualTo(ErrorCode.CONFLICT);
  }

  private ErrorCode refusal(String team, String name) {
    return catalogue.refused(
        () -> channels.add(team, name, ChannelKind.MAIL, draft("a@example.com", null, null)));
  }

  private Channel add(String name, ChannelKind kind, ChannelDraft draft) {
    return catalogue.inTenant(() -> channels.add(TEAM, name, kind, draft));
  }

  private Channel change(String name, @Nullable Integer version, ChannelDraft draft) {
    return catalogue.inTenant(() -> channels.change(TEAM, name, version, draft));
  }

  private Destination destination(String name) {
    return catalogue.inTenant(() -> channels.destination(TEAM, name));
  }

  private static ChannelDraft draft(
      @Nullable String address, @Nullable String topic, @Nullable String secret) {
    return new ChannelDraft(address, topic, secret, null, null, null);
  }

  private static ChannelDraft full(@Nullable List<String> priorities, @Nullable String check) {
    return new ChannelDraft("a@example.com", null, null, priorities, null, check);
  }
}
