package io.belfry.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.journal.Entry;
import io.belfry.platform.Fault;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class UploadedPastTest {
  private static final String AT = "2026-03-02T08:00:00Z";
  private static final long STAMP = Instant.parse(AT).toEpochMilli();

  private static InputStream lines(String... lines) {
    return new ByteArrayInputStream(String.join("\n", lines).getBytes(StandardCharsets.UTF_8));
  }

  private static String line(String at) {
    return "{\"at\":\"" + at + "\",\"type\":\"HostDown\",\"key\":\"k\"}";
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"at\":\"" + AT + "\",\"type\":\"HostDown\"}",
        "  {\"type\":\"HostDown\",\"at\":\"" + AT + "\"}\r",
        "{\"type\":\"HostDown\",\"labels\":{\"at\":\"home\"},\"at\":\"" + AT + "\"}",
        "{\"at\":\"" + AT + "\",\"labels\":{\"at\":\"home\"},\"type\":\"HostDown\"}"
      })
  void theTimeIsThatOfTheLineItself(String line) throws IOException {
    List<Entry> entries = new UploadedPast(1, lines("", line, ""), 100, List.of()).next();
    assertThat(entries).hasSize(2).allMatch(entry -> entry.stamp() == STAMP);
    assertThat(((Entry.Alerts) entries.get(1)).alerts())
        .singleElement()
        .satisfies(alert -> assertThat(alert.type()).isEqualTo("HostDown"));
  }

  @Test
  void whatIsRightIsCounted() throws IOException {
    assertThat(UploadedPast.check(lines(line(AT), "", line("2026-03-02T08:00:01Z")))).isEqualTo(2);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '\'',
      textBlock =
          """
          {"type":"HostDown"}                                  | The field (at) is ()
          {"type":"HostDown","at":{"at":"home"}}               | The field (at) is ()
          {"at":"2026-03-02T08:00:01Z","type":"X","at":[]}      | The field (at) is ()
          {"type":"HostDown","at":17}                          | The field (at) is (17)
          {"type":"HostDown","at":null}                        | The field (at) is (null)
          ["2026-03-02T08:00:00Z"]                             | The field (at) is ()
          17                                                   | The field (at) is ()
          {"type":"HostDown","at":"2026-03-02T08:00:00Z"       | It is not JSON
          {"type":"HostDown","at"                              | It is not JSON
          HostDown                                             | It is not JSON
          {"type":"HostDown","at":"2026-03-02T07:59:59Z"}      | is before that of the line before
          {"type":"","at":"2026-03-02T08:00:02Z"}              | type
          """)
  void whatIsWrongIsToldWithItsLine(String line, String reason) {
    Fault fault =
        catchThrowableOfType(Fault.class, () -> UploadedPast.check(lines(line(AT), line)));
    assertThat(fault.errors())
        .singleElement()
        .satisfies(
            error -> {
              assertThat(error.toString()).contains("line 2").contains(reason);
              assertThat(error.remedy()).isNotEmpty();
            });
  }
}
