package io.belfry.runbook.where;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.facts.AlertFact;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class WhereTest {
  private static final AlertFact ALERT =
      new AlertFact(
          0,
          "ems",
          "wafl.vol.full",
          "key",
          Status.FIRING,
          Severity.MAJOR,
          "Volume \"home\" is full",
          "file-shares",
          "cluster1",
          Map.of("volume", "prod_home", "my-label", "x"),
          0,
          Map.of("used_percent", 97.5, "zero", -0.0),
          0);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type == \"wafl.vol.full\"",
        "type == 'wafl.vol.full'",
        "source != \"zabbix\"",
        "service in [\"other\", \"file-shares\"]",
        "ci contains \"luster\"",
        "summary contains '\"home\"'",
        "summary contains \"\\\"home\\\"\"",
        "labels.volume matches \"prod_.*\"",
        "labels.my-label == \"x\"",
        "labels.absent == \"\"",
        "not labels.absent matches \".+\"",
        "values.used_percent > 97.4 and values.used_percent >= 97.5 and values.used_percent < 1e2",
        "values.zero == 0",
        "not values.absent > 0 and not values.absent <= 0 and not values.absent != 1",
        "severity == major",
        "severity >= major and severity > minor and severity < critical and severity <= major",
        "severity in [minor, \"major\"]",
        "severity != info",
        "type == \"a\" or type == \"b\" or source == \"ems\"",
        "type == \"a\" and type == \"b\" or source == \"ems\"",
        "not (type == \"a\" or source == \"a\") and not type == \"b\"",
        "((((source == \"ems\"))))",
      })
  void holds(String text) {
    assertThat(Where.of(text).condition().admits(ALERT)).isTrue();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "type == \"WAFL.vol.full\"",
        "labels.volume matches \"prod\"",
        "labels.volume matches \"home\"",
        "severity > major",
        "severity < major",
        "values.used_percent > 97.5",
        "values.absent != 1",
        "labels.absent matches \".+\"",
        "source == \"ems\" and (type == \"a\" or type == \"b\")",
        "not source == \"ems\"",
      })
  void doesNotHold(String text) {
    assertThat(Where.of(text).condition().admits(ALERT)).isFalse();
  }

  @Test
  void asksForTheSendersSeverityWhateverAThresholdSays() {
    AlertFact rated = ALERT.rated(Status.FIRING, Severity.CRITICAL, "because");
    assertThat(Where.of("severity == major").condition().admits(rated)).isTrue();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "host == \"a\"                      | 1  | names (host), which is no field",
        "labels. == \"a\"                   | 1  | names nothing after labels.",
        "type = \"a\"                       | 6  | has (=), which means nothing here",
        "type == a                          | 9  | has (a) where a text should be",
        "type == \"a                        | 9  | has a quote that never ends",
        "type < \"a\"                       | 6  | has (<) after a text",
        "type ==                            | 8  | has the end where a text should be",
        "type == \"a\" and                  | 16 | has the end where a field should be",
        "type == \"a\" source == \"b\"      | 13 | goes on with (source)",
        "(type == \"a\"                     | 13 | has the end where ) should be",
        "severity == bad                    | 13 | has (bad) where a severity should be",
        "severity matches \"m.*\"           | 10 | has (matches) where an operator should be",
        "values.used > \"90\"               | 15 | compares a value with (90)",
        "values.used > 1.2.3                | 15 | compares a value with (1.2.3)",
        "values.used > 1e999                | 15 | compares a value with (1e999)",
        "type matches \"(a\"                | 14 | has an expression that is none",
        "type matches \"(a)\\\\1\"          | 14 | has an expression that is none",
        "type matches \"(?=a)\"             | 14 | has an expression that is none",
        "type matches \"((a{99}){99}){9}\"  | 14 | has an expression that repeats too often",
        "java.lang.System.exit(0)           | 1  | names (java.lang.System.exit)",
        "type == \"a\"; System.exit(0)      | 12 | has (;)",
        "type == $x                         | 9  | has ($), which means nothing here",
      })
  void whatCannotBeIsNamedByItsPlace(String text, int column, String message) {
    assertThatThrownBy(() -> Where.of(text.replace("\\\\", "\\")))
        .isInstanceOf(WhereException.class)
        .hasMessageContaining(message)
        .extracting(wrong -> ((WhereException) wrong).column())
        .isEqualTo(column);
  }

  @Test
  void isBounded() {
    assertThatThrownBy(() -> Where.of("(".repeat(1_000))).hasMessageContaining("too deep");
    assertThatThrownBy(() -> Where.of("not ".repeat(900) + "type == 'a'"))
        .hasMessageContaining("too deep");
    assertThatThrownBy(() -> Where.of("type == 'a' or ".repeat(200) + "type == 'a'"))
        .hasMessageContaining("too many parts");
    assertThatThrownBy(() -> Where.of("x".repeat(5_000))).hasMessageContaining("too long");
  }

  @Test
  void anExpressionThatOthersChokeOnIsQuick() {
    AlertFact hostile =
        new AlertFact(
            0,
            "s",
            "a".repeat(50_000) + "b",
            "k",
            Status.FIRING,
            Severity.INFO,
            "",
            "",
            "",
            Map.of(),
            0);
    boolean holds =
        Assertions.assertTimeout(
            Duration.ofSeconds(5),
            () -> Where.of("type matches '(a*)*(a|aa)+c'").condition().admits(hostile));
    assertThat(holds).isFalse();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "type == 'a'                  | type == 'b'                      | true",
        "type in ['a', 'b']           | type in ['b', 'c']               | false",
        "labels.env == 'prod'         | labels.env != 'prod'             | true",
        "labels.env == 'prod'         | not labels.env in ['prod', 'x']  | true",
        "labels.env == 'prod'         | labels.env matches 'test.*'      | true",
        "labels.env == 'prod'         | labels.env matches 'pr.*'        | false",
        "labels.env == 'prod'         | labels.stage == 'test'           | false",
        "severity >= major            | severity < major                 | true",
        "severity >= major            | severity <= major                | false",
        "values.a > 5                 | values.a <= 5                    | true",
        "values.a > 5                 | values.a < 5.1                   | false",
        "values.a == 5                | values.a == 6 and ci == 'a'      | true",
        "values.a > 5                 | values.b <= 5                    | false",
        "type == 'a' or ci == 'b'     | not (type == 'a' or ci == 'b')   | true",
        "type == 'a' or ci == 'b'     | type == 'c' and ci == 'c'        | false",
      })
  void knowsWhatCannotHoldTogether(String one, String other, boolean excluded) {
    assertThat(Where.of(one).excludes(Where.of(other))).isEqualTo(excluded);
    assertThat(Where.of(other).excludes(Where.of(one))).isEqualTo(excluded);
    assertThat(Where.of("(" + one + ") and (" + other + ")").neverHolds()).isEqualTo(excluded);
  }
}
