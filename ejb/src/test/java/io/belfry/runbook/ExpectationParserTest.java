package io.belfry.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.facts.Severity;
import io.belfry.facts.expectation.By;
import io.belfry.facts.expectation.Count;
import io.belfry.facts.expectation.Expectation;
import io.belfry.facts.expectation.Run;
import io.belfry.facts.expectation.Schedule;
import io.belfry.facts.expectation.Silence;
import io.belfry.facts.expectation.Volume;
import io.belfry.facts.measure.Sensitivity;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What runbooks want to arrive. */
class ExpectationParserTest {

  @Test
  void everyKindOfDemand() {
    List<Expectation> read =
        parse(
            """
            expectation:
              - { name: Often, type: Tick, count: { atLeast: 3, within: hour } }
              - { name: Nightly, key: backup, service: shop, severity: critical,
                  schedule: { by: "06:30", weekdays: [mon, tue], days: [], zone: Europe/Berlin, grace: 10m } }
              - { name: Size, key: backup, volume: { metric: rows, min: 1, usual: high } }
              - { name: Run, key: backup, run: { max: 2h } }
              - { name: Alive, source: zabbix, silence: { longest: 30m, worseEvery: 30m } }
            """);
    assertThat(read)
        .extracting(Expectation::name)
        .containsExactly("Often", "Nightly", "Size", "Run", "Alive");
    assertThat(read).extracting(Expectation::id).doesNotHaveDuplicates();
    assertThat(read).allMatch(Expectation::byUse);
    assertThat(read.get(0).demand()).isInstanceOf(Count.class);
    assertThat(read.get(1).demand()).isInstanceOf(Schedule.class);
    assertThat(read.get(1).service()).isEqualTo("shop");
    assertThat(read.get(1).severity()).isEqualTo(Severity.CRITICAL);
    assertThat(read.get(2).demand())
        .isEqualTo(new Volume("rows", 1, Double.POSITIVE_INFINITY, Sensitivity.HIGH));
    assertThat(read.get(3).demand()).isEqualTo(new Run(7_200_000));
    assertThat(read.get(4).demand()).isEqualTo(new Silence(1_800_000, 1_800_000));
    assertThat(read.get(4).by()).isEqualTo(By.SOURCE);
  }

  @Test
  void oneNeedsNoListAndNoName() {
    assertThat(parse("expectation: { key: backup, run: { max: 2h } }"))
        .singleElement()
        .satisfies(
            read -> {
              assertThat(read.name()).isEqualTo("Title");
              assertThat(read.severity()).isEqualTo(Severity.MAJOR);
            });
  }

  @Test
  void theSameNameGivesTheSameId() {
    String one = "expectation: { key: backup, run: { max: 2h } }";
    String other = "expectation: { key: backup, run: { max: 3h } }";
    assertThat(parse(one).get(0).id()).isEqualTo(parse(other).get(0).id());
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{ key: a } | field (expectation.count)",
        "{ key: a, run: { max: 2h }, silence: {} } | There are 2 kinds of demand",
        "{ run: { max: 2h } } | It goes by 0 fields",
        "{ key: a, run: { max: soon } } | field (expectation.run.max)",
        "{ key: a, run: { min: 2h } } | field (expectation.run.min) is not known. Known are max.",
        "{ key: a, run: 2h } | field (expectation.run) is (2h). Write fields",
        "{ key: a, every: 2h } | field (expectation.every) is not known",
        "{ key: a, count: { atLeast: few, within: hour } } | field (expectation.count.atLeast) is"
            + " (few), which is no number",
        "{ key: a, schedule: { by: '06:30', weekdays: mon } } | field"
            + " (expectation.schedule.weekdays) is (mon), which is no list",
        "{ key: a, schedule: { by: '06:30', days: [first] } } | field (expectation.schedule.days)"
            + " is ([first]). Write days",
        "{ key: a, volume: { metric: rows } } | Give min, max, both, or usual",
        "{ key: a, volume: { metric: rows, usual: very } } | field (expectation.volume.usual)",
        "{ key: a, severity: info, run: { max: 2h } } | Choose at least warning",
        "nothing | field (expectation) is (nothing). Write fields, or a list of them.",
        "[{ key: a, run: { max: 1h } }, { key: b, run: { max: 1h } }] | field (expectation[1].name)"
            + " is (Title), like that of another"
      })
  void whatIsWrongIsNamedWithFileFieldReasonAndRemedy(String expectation, String message) {
    assertThatThrownBy(() -> parse("expectation: " + expectation))
        .isInstanceOf(RunbookException.class)
        .hasMessageStartingWith("nightly.md:")
        .hasMessageContaining(message);
  }

  private static List<Expectation> parse(String yaml) {
    return RunbookParser.parse(
            "nightly.md",
            """
            ---
            id: test/nightly
            title: Title
            class: schedule
            match: { type: Nightly }
            %s
            ---
            ## Do
            """
                .formatted(yaml))
        .expectations();
  }
}
