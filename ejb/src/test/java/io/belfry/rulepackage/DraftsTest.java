package io.belfry.rulepackage;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.runbook.Flaw;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What is said of a file while somebody writes it. */
class DraftsTest {
  private static final String PACKAGE = "belfry-default";
  private static final String FILE = "runbooks/fresh/down.md";

  private RuleWorkshop workshop;
  private Drafts drafts;

  @BeforeEach
  void open(@TempDir Path data) throws Exception {
    workshop = new RuleWorkshop(data);
    drafts = workshop.rules.drafts();
  }

  @AfterEach
  void close() {
    workshop.close();
  }

  private List<Flaw> check(String content) {
    return drafts.check(1, PACKAGE, "1.0.0", FILE, bytes(content));
  }

  private static byte[] bytes(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  @Test
  void whatIsWrongIsToldWithItsLineAndNothingIsKept() {
    String right = SamplePackage.runbook("fresh", "FreshDown", "shop-team", "Look.");
    assertThat(check(right)).noneMatch(Flaw::isError);
    assertThat(check(right.replace("class: availability", "class: nonsense")))
        .filteredOn(Flaw::isError)
        .singleElement()
        .satisfies(
            flaw -> {
              assertThat(flaw.file()).isEqualTo(FILE);
              assertThat(flaw.line()).isEqualTo(5);
              assertThat(flaw.field()).isEqualTo("class");
            });
    assertThat(workshop.rules.packages().versions(1, PACKAGE)).hasSize(1);
  }

  @Test
  void namesThatTheTenantHasNotAndAlertsThatAnotherTakesAreTold() {
    assertThat(check(SamplePackage.runbook("fresh", "FreshDown", "nobody", "Look.")))
        .anySatisfy(
            flaw -> {
              assertThat(flaw.isError()).isTrue();
              assertThat(flaw.reason()).contains("nobody", "no team");
            });
    assertThat(check(SamplePackage.runbook("fresh", "Base", "shop-team", "Look.")))
        .anyMatch(flaw -> flaw.reason().contains("base/down"));
  }

  @Test
  void itJudgesInPlaceOfTheVersionThatItStartsFrom() {
    String right = SamplePackage.runbook("fresh", "FreshDown", "shop-team", "Look.");
    Parts candidate = drafts.candidate(1, PACKAGE, "1.0.0", FILE, bytes(right));
    assertThat(candidate.contents().runbooks())
        .extracting("id")
        .contains("base/down", "fresh/down");
    Fault refused =
        Objects.requireNonNull(
            catchThrowableOfType(
                Fault.class,
                () -> drafts.candidate(1, PACKAGE, "1.0.0", FILE, bytes("no runbook"))));
    assertThat(refused.code()).isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(refused.detail()).contains(FILE + ":1");
  }
}
