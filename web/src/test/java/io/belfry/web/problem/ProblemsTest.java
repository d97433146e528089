package io.belfry.web.problem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.fasterxml.jackson.core.JsonProcessingException;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import io.belfry.web.JsonMapping;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ProblemsTest {
  record Sample(
      @Nullable String name,
      @Nullable Instant at,
      @Nullable Integer count,
      @Nullable List<Sample> parts) {}

  private static Problem reading(String json) {
    return Problems.of(catchThrowable(() -> JsonMapping.mapper().readValue(json, Sample.class)));
  }

  private static Problem.ItemView error(Problem problem) {
    assertThat(problem.code()).isEqualTo("invalid-value");
    assertThat(problem.errors()).hasSize(1);
    return problem.errors().get(0);
  }

  @ParameterizedTest
  @EnumSource
  void everyCodeHasAStatusAndAnAddress(ErrorCode code) {
    Problem problem = Problem.of(code, "detail");
    assertThat(problem.status()).isBetween(400, 599);
    assertThat(problem.type()).isEqualTo("/problems/" + code.code());
    assertThat(code.code()).matches("[a-z]+(-[a-z]+)*");
  }

  @Test
  void brokenJsonIsLocated() {
    Problem problem = reading("{\"name\": \"x\",\n  \"count\": }");
    assertThat(problem.code()).isEqualTo("malformed-json");
    assertThat(problem.detail()).contains("line 2, column 12");
  }

  @Test
  void aTextThatBreaksWithinAFieldIsLocatedToo() {
    assertThat(reading("{\"name\": \"x\ny\"}").code()).isEqualTo("malformed-json");
  }

  @Test
  void whatIsQuotedCanBeWrittenWhateverWasSent() throws Exception {
    for (String json :
        List.of(
            "{\"\\ud83d\": 1}",
            "{\"at\": \"\\ud83d\\u0000\"}",
            "{\"\\udd14\": 1, \"\\udd14\": 2}")) {
      String written = JsonMapping.mapper().writeValueAsString(reading(json));
      assertThat(written).contains("\uFFFD");
      assertThat(JsonMapping.mapper().writeValueAsBytes(reading(json))).isNotEmpty();
    }
  }

  @Test
  void moreThanOneValueAndTheSameFieldTwiceAreMalformed() {
    assertThat(reading("{} {}").code()).isEqualTo("malformed-json");
    assertThat(reading("{\"name\": \"x\", \"name\": \"y\"}").code()).isEqualTo("malformed-json");
  }

  @Test
  void anUnknownFieldIsNamedWithThoseThatExist() {
    Problem.ItemView error = error(reading("{\"parts\": [{}, {\"naem\": \"x\"}]}"));
    assertThat(error.field()).isEqualTo("parts[1].naem");
    assertThat(error.remedy()).contains("at, count, name, parts");
  }

  @Test
  void aValueThatDoesNotFitIsShownWithWhatWould() {
    assertThat(error(reading("{\"at\": \"noon\"}")).reason()).contains("(noon)");
    assertThat(error(reading("{\"at\": \"noon\"}")).remedy()).contains("2026-03-02T12:00:00Z");
    assertThat(error(reading("{\"count\": \"7\"}")).remedy()).isEqualTo("Send a number");
    assertThat(error(reading("{\"count\": 1.5}")).field()).isEqualTo("count");
    assertThat(error(reading("{\"parts\": {}}")).remedy()).isEqualTo("Send a list");
  }

  @Test
  void anythingButAnObjectIsMalformed() {
    assertThat(reading("").code()).isEqualTo("malformed-json");
    assertThat(reading("[]").code()).isEqualTo("malformed-json");
    assertThat(reading("[]").detail())
        .contains("Send an object with the fields name, at, count, parts.");
    assertThat(error(reading("{\"parts\": [[]]}")).remedy())
        .isEqualTo("Send an object with the fields name, at, count, parts");
  }

  @Test
  void aFaultIsToldAsItIsHoweverDeepItLies() {
    Fault fault =
        new Fault(
            ErrorCode.CONFLICT, "It is taken.", List.of(ItemError.of("name", "taken", "another")));
    Problem problem = Problems.of(new IllegalStateException(new RuntimeException(fault)));
    assertThat(problem.status()).isEqualTo(409);
    assertThat(problem.detail()).isEqualTo("It is taken.");
    assertThat(problem.errors())
        .containsExactly(new Problem.ItemView(null, "name", "taken", "another"));
  }

  @Test
  void aPassingFaultSaysWhenToTryAgainInWholeSeconds() {
    Problem problem =
        Problems.of(Fault.passing(ErrorCode.TOO_MANY_REQUESTS, "Wait.", Duration.ofMillis(4_001)));
    assertThat(problem.retrySeconds()).isEqualTo(5);
  }

  @Test
  void aDatabaseThatIsAwayPassesAndARowThatExistsIsAConflict() {
    Problem away = Problems.of(new RuntimeException(new SQLException("gone", "08006")));
    assertThat(away.code()).isEqualTo("storage-unavailable");
    assertThat(away.retrySeconds()).isEqualTo(5);
    Problem twice = Problems.of(new RuntimeException(new SQLException("duplicate", "23505")));
    assertThat(twice.code()).isEqualTo("conflict");
  }

  @Test
  void aTimeThatNothingHoldsIsTheClientsMistake() {
    for (String year : List.of("+300000", "+999999999", "-999999999", "9999", "1899")) {
      Problem.ItemView error = error(reading("{\"at\": \"" + year + "-01-01T00:00:00Z\"}"));
      assertThat(error.field()).as(year).isEqualTo("at");
      assertThat(error.remedy()).contains("2026-03-02T12:00:00Z");
    }
    for (Throwable failure :
        List.of(
            new SQLException("timestamp out of range", "22008"),
            catchThrowable(() -> Instant.MAX.toEpochMilli()),
            catchThrowable(() -> Instant.MAX.plusSeconds(1)))) {
      Problem problem = Problems.of(new RuntimeException(failure));
      assertThat(problem.status()).as("%s", failure).isEqualTo(400);
      assertThat(problem.code()).isEqualTo("invalid-value");
    }
    assertThat(Problems.of(new ArithmeticException("/ by zero")).status()).isEqualTo(500);
  }

  @Test
  void whatNobodyExpectedTellsANumberAndNothingElse() throws JsonProcessingException {
    Problem problem = Problems.of(new IllegalStateException("select secret from app_user"));
    assertThat(problem.status()).isEqualTo(500);
    assertThat(problem.instance()).startsWith("urn:uuid:");
    String json = JsonMapping.mapper().writeValueAsString(problem);
    assertThat(json).doesNotContain("secret", "IllegalState", "errors", "retry");
  }

  @Test
  void aStreamEndsWhereItGrowsTooLong() throws IOException {
    byte[] body = new byte[100];
    assertThat(new LimitedStream(new ByteArrayInputStream(body), 100).readAllBytes()).hasSize(100);
    Throwable failure =
        catchThrowable(() -> new LimitedStream(new ByteArrayInputStream(body), 99).readAllBytes());
    assertThat(Problems.of(failure).code()).isEqualTo("body-too-large");
  }

  @Test
  void whoMustWaitForAnotherHearsForHowLong() {
    Problem problem =
        Problems.of(Fault.passing(ErrorCode.BUSY, "Another is traced.", Duration.ofSeconds(5)));
    assertThat(problem.status()).isEqualTo(503);
    assertThat(problem.retrySeconds()).isEqualTo(5);
  }
}
