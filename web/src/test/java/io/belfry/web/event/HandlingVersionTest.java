package io.belfry.web.event;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class HandlingVersionTest {
  @Test
  void theHandlingsPartCountsWithTheEnginesOrWithout() {
    assertThat(HandlingVersion.expected("\"12-3\"")).isEqualTo(3);
    assertThat(HandlingVersion.expected(" \"3\" ")).isEqualTo(3);
    assertThat(HandlingVersion.expected("*")).isNull();
    assertThat(HandlingVersion.expected(null)).isNull();
  }

  @ParameterizedTest
  @ValueSource(strings = {"3", "\"\"", "\"a-3\"", "\"1-2-3\"", "W/\"3\"", "\"99999999999\""})
  void aTagThatWasNeverSentIsRefused(String tag) {
    assertThatThrownBy(() -> HandlingVersion.expected(tag))
        .isInstanceOfSatisfying(
            Fault.class,
            fault -> assertThat(fault.code()).isEqualTo(ErrorCode.PRECONDITION_FAILED));
  }
}
