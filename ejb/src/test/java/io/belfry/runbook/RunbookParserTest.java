package io.belfry.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.facts.Level;
import io.belfry.facts.Priority;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RunbookParserTest {
  private static final String WHOLE =
      """
      ---
      id: storage/volume-space
      title: Volume running out of space
      owner: storage-team
      review-by: 2027-03-01
      class: capacity
      match: { type: [wafl.vol.full, VolumeAlmostFull], where: 'labels.volume matches "prod_.*"' }
      threshold:
        static: { metric: used_percent, above: 90, for: 10m, clear-below: 85 }
        dynamic: { metric: used_percent, sensitivity: medium }
      expectation: { key: poll, silence: { longest: 30m } }
      priority: { urgency: high, impact: from-service }
      correlate: { by: [cluster], within: 5m, along: depends-on }
      respond:
        notify: [on-call, "#storage"]
        escalate: standard
        incident: when P1 or P2
        record: always
      ---
      ## What it means
      1. This is no step, but a list.
      ## First minutes
      1. Look at the volume. It is in the alert.

             volume show
             ## no heading
         Good: it is there.
      2. Ask.
      Lazily continued.

      This belongs to no step.
      ## Stabilise
      ```
      1. no step: code
      ```
      1. Grow it.
      ## Resolve
      1. Ask.
      2. Ask.
      """;

  @Test
  void everyField() {
    Runbook runbook = RunbookParser.parse("r.md", WHOLE);
    assertThat(runbook.id()).isEqualTo("storage/volume-space");
    assertThat(runbook.owner()).isEqualTo("storage-team");
    assertThat(runbook.reviewBy()).isEqualTo(LocalDate.of(2027, 3, 1));
    assertThat(runbook.types()).containsExactly("wafl.vol.full", "VolumeAlmostFull");
    assertThat(runbook.match().where()).hasToString("labels.volume matches \"prod_.*\"");
    assertThat(runbook.thresholds().levels()).hasSize(1);
    assertThat(runbook.thresholds().dynamic()).hasSize(1);
    assertThat(runbook.expectations()).hasSize(1);
    assertThat(runbook.rating()).isEqualTo(new Rating(Level.HIGH, null));
    assertThat(runbook.correlation()).isEqualTo(new Correlation(List.of("cluster"), 300_000, true));
    assertThat(runbook.response())
        .isEqualTo(
            new Response(
                List.of("on-call", "#storage"),
                "standard",
                List.of(Priority.P1, Priority.P2),
                List.of(Priority.values())));
  }

  @Test
  void stepsAreTickedByAnIdThatStays() {
    Procedure procedure = RunbookParser.parse("r.md", WHOLE).procedure();
    assertThat(procedure.phases())
        .extracting(Procedure.Phase::moment)
        .containsExactly(Procedure.Moment.values());
    assertThat(procedure.steps())
        .extracting(Procedure.Step::text)
        .containsExactly(
            "Look at the volume. It is in the alert.\n\n       volume show\n       ## no heading\n"
                + "   Good: it is there.",
            "Ask.\nLazily continued.",
            "Grow it.",
            "Ask.",
            "Ask.");
    assertThat(procedure.steps()).extracting(Procedure.Step::number).containsExactly(1, 2, 1, 1, 2);
    List<String> ids = procedure.steps().stream().map(Procedure.Step::id).toList();
    assertThat(ids).doesNotHaveDuplicates();
    String changed =
        WHOLE
            .replace("2. Ask.\nLazily", "3. Ask.\nSlowly")
            .replace("1. Grow it.", "1. Wait.\n2. Grow it.");
    List<String> after =
        RunbookParser.parse("r.md", changed).procedure().steps().stream()
            .map(Procedure.Step::id)
            .toList();
    assertThat(after).containsAll(ids).hasSize(ids.size() + 1);
  }

  @Test
  void theShortFormStays() {
    Runbook runbook =
        RunbookParser.parse(
            "r.md", "---\nid: a/b\ntitle: T\nclass: flow\nmatch: { type: A }\n---\nText\n");
    assertThat(runbook.types()).containsExactly("A");
    assertThat(runbook.rating()).isEqualTo(Rating.DERIVED);
    assertThat(runbook.response()).isEqualTo(Response.NONE);
    assertThat(runbook.procedure().text()).isEqualTo("Text");
  }

  @Test
  void allThatIsWrongIsToldByFileLineFieldAndRemedy() {
    String document =
        """
        ---
        id: Storage
        title: T
        class: colour
        review-by: soon
        match:
          type: []
          where: labels.volume ~ 1
        priority: { urgency: very }
        correlate: { within: 48h, along: cables }
        respond:
          automate: { action: expand-volume }
          incident: when P9
          notify: [ "" ]
        threshold: { static: { metric: m } }
        colour: blue
        ---
        """;
    PackageException wrong =
        catchThrowableOfType(PackageException.class, () -> RunbookParser.parse("r.md", document));
    assertThat(wrong.flaws())
        .extracting(flaw -> flaw.line() + " " + flaw.field())
        .containsExactlyInAnyOrder(
            "2 id",
            "4 class",
            "5 review-by",
            "7 match.type",
            "8 match.where",
            "9 priority.urgency",
            "10 correlate.within",
            "10 correlate.along",
            "12 respond.automate",
            "13 respond.incident",
            "14 respond.notify",
            "15 threshold.static.above",
            "16 colour");
    assertThat(wrong.flaws())
        .allSatisfy(
            flaw -> {
              assertThat(flaw.file()).isEqualTo("r.md");
              assertThat(flaw.reason()).isNotBlank().doesNotEndWith(".");
              assertThat(flaw.remedy()).isNotBlank().endsWith(".");
            });
    assertThat(wrong)
        .hasMessageContaining("r.md:12: field (respond.automate) is reserved for automation");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: &x [1]\\nb: *x | r.md:3: refers to another place by *",
        "a: !!java/object 1 | has the tag",
        "a: [1 | is no YAML",
        "id: a\\nid: b | r.md:3: field (id) is there twice",
        "[1, 2] | the front matter has no fields",
      })
  void yamlIsHeldToWhatStandsThere(String head, String message) {
    String document = "---\n" + head.replace("\\n", "\n") + "\n---\nText\n";
    assertThat(
            catchThrowableOfType(
                PackageException.class, () -> RunbookParser.parse("r.md", document)))
        .hasMessageContaining(message);
  }

  @Test
  void depthIsBounded() {
    String document = "---\na: " + "[".repeat(10_000) + "\n---\nText\n";
    assertThat(
            catchThrowableOfType(
                PackageException.class, () -> RunbookParser.parse("r.md", document)))
        .hasMessageContaining("more than 20 levels");
  }
}
