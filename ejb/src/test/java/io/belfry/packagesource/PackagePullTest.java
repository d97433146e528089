package io.belfry.packagesource;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.FixedClock;
import io.belfry.platform.OutboundAddresses;
import io.belfry.platform.Settings;
import io.belfry.platform.TestDatabase;
import io.belfry.platform.Vault;
import io.belfry.rulepackage.Member;
import io.belfry.rulepackage.PackageVersion;
import io.belfry.rulepackage.Packages;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.postgresql.ds.PGSimpleDataSource;

/** Packages pulled from a real repository over HTTP, into a real database. */
class PackagePullTest {
  private static final Member ANNA = new Member(1, "user:1", 1L, true, false, false);

  private final PGSimpleDataSource database = TestDatabase.fresh();
  private final FixedClock clock = new FixedClock();
  private final Packages packages = new Packages(database, clock::now);
  private @TempDir Path repository = Path.of("");
  private @TempDir Path data = Path.of("");
  private GitServer server;
  private SourcePulls pulls;
  private PackageSources sources;

  PackagePullTest() {}

  @BeforeEach
  void begin() throws Exception {
    server = new GitServer(repository);
    open(PullLimits.USUAL, "true");
  }

  private void open(PullLimits limits, String allowPrivate) {
    OutboundAddresses addresses =
        new OutboundAddresses(
            new Settings(Map.of("BELFRY_ALLOW_PRIVATE_ADDRESSES", allowPrivate)::get));
    Vault vault = Vault.open(data);
    pulls = new SourcePulls(database, packages, vault, addresses, limits, clock::now);
    sources = new PackageSources(database, vault, addresses, pulls, clock::now);
  }

  @AfterEach
  void close() {
    pulls.close();
    server.close();
  }

  @Test
  void whatIsPushedIsADraftOfWhoeverSetTheSource() throws Exception {
    String first = server.commit("shop", files("1.0.0", "Look."));
    Files.writeString(repository.resolve("Makefile"), "all:\n");
    sources.put(ANNA, "shop", null, draft("shop"));
    assertThat(pulls.pullWhatIsDue()).isEqualTo(1);
    assertThat(pulls.pullWhatIsDue()).isZero();

    PackageSource source = sources.get(1, "shop");
    assertThat(source.failure()).isNull();
    assertThat(source.commit()).isEqualTo(first);
    assertThat(source.version()).isEqualTo("1.0.0");
    assertThat(source.pulledAt()).isEqualTo(clock.now());
    assertThat(source.nextAt()).isEqualTo(clock.now().plus(Duration.ofMinutes(15)));
    PackageVersion draft = packages.versions(1, "shop").get(0);
    assertThat(draft.author()).isEqualTo("user:1");
    assertThat(draft.authorPerson()).isEqualTo(1);

    // Another commit, and the same package: nothing to look at again.
    String second = server.commit();
    clock.advance(Duration.ofMinutes(15));
    pulls.pullWhatIsDue();
    assertThat(sources.get(1, "shop").commit()).isEqualTo(second);
    assertThat(packages.versions(1, "shop")).hasSize(1);

    int asked = server.asked.size();
    clock.advance(Duration.ofMinutes(15));
    pulls.pullWhatIsDue();
    assertThat(server.asked.subList(asked, server.asked.size()))
        .as("nothing is fetched that is known")
        .containsExactly("GET /runbooks.git/info/refs?service=git-upload-pack");
  }

  @Test
  void otherFilesUnderTheSameVersionGetTheNextOne() throws Exception {
    server.commit("", files("1.0.0", "Look."));
    sources.put(ANNA, "shop", null, draft(null));
    sources.pull(1, "shop");
    server.commit("", files("1.0.0", "Look again."));
    assertThat(sources.pull(1, "shop").version()).isEqualTo("1.0.1");
    server.commit("", files("2.0.0", "Look twice."));
    assertThat(sources.pull(1, "shop").version()).isEqualTo("2.0.0");
    assertThat(packages.versions(1, "shop"))
        .extracting(version -> version.version().toString())
        .containsExactly("2.0.0", "1.0.1", "1.0.0");
  }

  @Test
  void whatIsWrongIsSaidAndStaysSaidUntilItIsMended() throws Exception {
    server.commit("", files("1.0.0", "Look."));
    assertThat(pull("shop", new SourceDraft(server.address(), "none", null, null, null, null)))
        .isEqualTo("The repository has no branch (none).");
    assertThat(pull("shop", draft("nowhere")))
        .isEqualTo("There is no nowhere/package.yaml on the branch (main). Check branch and path.");
    assertThat(pull("other", draft(null)))
        .isEqualTo(
            "package.yaml names the package (shop), not (other). Change it, or pull that package"
                + " from here.");
    server.commit("", Map.of("runbooks/shop/down.md", bytes("no runbook")));
    assertThat(pull("shop", draft(null))).contains("The package has", "runbooks/shop/down.md");
    assertThat(sources.pull(1, "shop").failure()).contains("The package has");
    server.commit("", Map.of("runbooks/run.drl", bytes("rule")));
    assertThat(sources.pull(1, "shop").failure()).contains("run.drl");
    Files.delete(repository.resolve("runbooks/run.drl"));
    Files.delete(repository.resolve("runbooks/shop/down.md"));
    Files.createSymbolicLink(repository.resolve("runbooks/shop/down.md"), Path.of("/etc/passwd"));
    server.commit();
    assertThat(sources.pull(1, "shop").failure())
        .isEqualTo("runbooks/shop/down.md is a link. Put the file itself there.");
    Files.delete(repository.resolve("runbooks/shop/down.md"));
    server.commit("", files("1.0.0", "Mended."));
    assertThat(sources.pull(1, "shop").failure()).isNull();
    assertThat(packages.versions(1, "shop")).hasSize(1);
  }

  @Test
  void aTokenIsSentToItsAddressOnlyAndKeptSealed() throws Exception {
    server.commit("", files("1.0.0", "Look."));
    server.asksFor("anna:very-secret");
    assertThat(pull("shop", draft(null))).contains("cannot be read");
    assertThat(pull("shop", signingIn("anna", "very-secret"))).isNull();
    assertThat(signingIn("anna", "very-secret").toString()).doesNotContain("very-secret");
    // What is left out stays.
    assertThat(sources.put(ANNA, "shop", null, draft("")).sealed()).isTrue();
    assertThat(sources.pull(1, "shop").failure()).isNull();
    SourceDraft elsewhere = new SourceDraft(server.address() + "/", null, null, null, null, null);
    assertThat(sources.put(ANNA, "shop", null, elsewhere).sealed()).isFalse();
  }

  @Test
  void whatIsTooLargeOrLeadsElsewhereIsNotTaken() throws Exception {
    server.commit("", files("1.0.0", "Look."));
    server.commit("", Map.of("large.bin", noise(200_000)));
    open(
        new PullLimits(
            100_000, 1 << 20, 1 << 20, 100, 1 << 20, Duration.ofSeconds(60), Duration.ofSeconds(9)),
        "true");
    assertThat(pull("shop", draft(null))).contains("it sent more than 100000 bytes");
    open(
        new PullLimits(
            1 << 20, 100_000, 1 << 20, 100, 1 << 20, Duration.ofSeconds(60), Duration.ofSeconds(9)),
        "true");
    assertThat(pull("shop", draft(null))).contains("too large", "100");
    open(
        new PullLimits(
            1 << 20, 1 << 20, 20, 100, 1 << 20, Duration.ofSeconds(60), Duration.ofSeconds(9)),
        "true");
    assertThat(pull("shop", draft(null))).contains("has more than 20 bytes");
    open(PullLimits.USUAL, "true");
    server.sendsTo("http://localhost:1");
    assertThat(pull("shop", draft(null))).contains("cannot be read");
    server.sendsTo(null);
    open(PullLimits.USUAL, "false");
    assertThat(sources.pull(1, "shop").failure()).contains("does not begin with https://");
    open(PullLimits.USUAL, "true");
    assertThat(pull("shop", draft(null))).isNull();
  }

  @Test
  void anEditNeedsItsVersionAndAnAddressThatBelfryMayCall() {
    refused(ErrorCode.NOT_FOUND, () -> sources.get(1, "shop"));
    refused(ErrorCode.PRECONDITION_FAILED, () -> sources.put(ANNA, "shop", 0, draft(null)));
    PackageSource source = sources.put(ANNA, "shop", null, draft(null));
    refused(
        ErrorCode.PRECONDITION_FAILED,
        () -> sources.put(ANNA, "shop", source.rowVersion() + 1, draft(null)));
    for (String address :
        List.of("file:///etc", "ssh://git@example.org/x", "git://example.org/x", "/tmp/x")) {
      refused(
          ErrorCode.INVALID_VALUE,
          () ->
              sources.put(
                  ANNA, "shop", null, new SourceDraft(address, null, null, null, null, null)));
    }
    for (String branch : List.of("a..b", "-x", "a b", "refs/heads/*", "x.lock", "x/")) {
      refused(
          ErrorCode.INVALID_VALUE,
          () ->
              sources.put(
                  ANNA,
                  "shop",
                  null,
                  new SourceDraft(server.address(), branch, null, null, null, null)));
    }
    refused(ErrorCode.INVALID_VALUE, () -> sources.put(ANNA, "shop", null, draft("../other")));
    refused(
        ErrorCode.INVALID_VALUE,
        () ->
            sources.put(
                ANNA,
                "shop",
                null,
                new SourceDraft(server.address(), null, null, "1s", null, null)));
    refused(
        ErrorCode.NOT_FOUND,
        () -> {
          sources.remove(ANNA, "shop", source.rowVersion());
          return sources.get(1, "shop");
        });
    refused(ErrorCode.NOT_FOUND, () -> sources.get(2, "shop"));
  }

  private @Nullable String pull(String name, SourceDraft draft) {
    sources.put(ANNA, name, null, draft);
    return sources.pull(1, name).failure();
  }

  private static void refused(ErrorCode code, java.util.function.Supplier<PackageSource> action) {
    assertThat(catchThrowableOfType(Fault.class, action::get).code()).isEqualTo(code);
  }

  private SourceDraft draft(@Nullable String path) {
    return new SourceDraft(server.address(), null, path, null, null, null);
  }

  private SourceDraft signingIn(String user, String token) {
    return new SourceDraft(server.address(), null, null, null, user, token);
  }

  private static Map<String, byte[]> files(String version, String procedure) {
    Map<String, byte[]> files = new TreeMap<>();
    files.put(
        "package.yaml",
        bytes(
            "name: shop\nowner: shop-team\nversion: %s\nfacts: 1\nchangelog: New.\n"
                .formatted(version)));
    files.put(
        "runbooks/shop/down.md",
        bytes(
            """
            ---
            id: shop/down
            title: The shop is down
            owner: shop-team
            class: availability
            match: { type: ShopDown }
            ---
            ## First minutes

            1. %s
            """
                .formatted(procedure)));
    return files;
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  /** What does not get smaller by packing it. */
  private static byte[] noise(int size) {
    byte[] noise = new byte[size];
    new java.util.Random(7).nextBytes(noise);
    return noise;
  }
}
