package io.belfry.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MomentTest {
  @Test
  void aTimeIsReadWithWhateverZoneItHas() {
    assertThat(Moment.of("at", "2026-03-02T19:00:00+01:00"))
        .isEqualTo(Instant.parse("2026-03-02T18:00:00Z"));
    assertThat(Moment.of("at", "1900-01-01T00:00:00Z")).isBefore("2000-01-01T00:00:00Z");
    assertThat(Moment.of("at", "9998-12-31T23:59:59Z")).isAfter("2000-01-01T00:00:00Z");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "noon",
        "2026-03-02",
        "2026-02-30T00:00:00Z",
        "1899-12-31T23:59:59Z",
        "9999-01-01T00:00:00Z",
        "+300000-01-01T00:00:00Z",
        "+999999999-01-01T00:00:00Z",
        "-999999999-01-01T00:00:00Z"
      })
  void whatNobodyMeansIsRefusedWithTheField(String text) {
    Fault refusal = catchThrowableOfType(Fault.class, () -> Moment.of("at", text));
    assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_VALUE);
    assertThat(refusal.errors()).extracting(ItemError::field).containsExactly("at");
  }
}
