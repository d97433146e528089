package io.belfry.web.mapping;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.intake.Parsed;
import io.belfry.journal.Alert;
import io.belfry.platform.ItemError;
import io.belfry.web.JsonMapping;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class TrialViewTest {
  private static final ObjectMapper MAPPER = JsonMapping.mapper();

  @Test
  void alertsAreShownInTheFieldsOfTheApiAndProblemsByIndexAndField() throws Exception {
    Alert alert =
        new Alert(
            "zabbix",
            "T",
            "k",
            Status.RESOLVED,
            Severity.MAJOR,
            "S",
            "",
            "web-1",
            Map.of("a", "b"),
            1_772_452_800_000L,
            "");
    TrialView view =
        TrialView.of(
            new Parsed(
                List.of(alert),
                List.of(new ItemError(1, "type", "It is missing", "Give it a path.")),
                new byte[0]));

    assertThat(MAPPER.readTree(MAPPER.writeValueAsString(view)))
        .isEqualTo(
            MAPPER.readTree(
                """
                {"alerts": [{"source": "zabbix", "type": "T", "key": "k", "status": "resolved",
                   "severity": "major", "summary": "S", "service": null, "ci": "web-1",
                   "startsAt": "2026-03-02T12:00:00Z", "labels": {"a": "b"},
                   "idempotencyKey": null}],
                 "rejected": [{"index": 1, "field": "type", "reason": "It is missing",
                   "remedy": "Give it a path."}]}
                """));
  }

  @Test
  void aBodyToTryIsAnyJsonAndAbsentOnlyWhenItIsLeftOut() throws Exception {
    assertThat(payload("{\"mapping\":{},\"payload\":\"[1]\"}").isTextual()).isTrue();
    assertThat(payload("{\"mapping\":{},\"payload\":[1]}").isArray()).isTrue();
    assertThat(payload("{\"mapping\":{},\"payload\":null}").isNull()).isTrue();
    assertThat(MAPPER.readValue("{\"mapping\":{}}", TrialRequest.class).payload()).isNull();
  }

  private static JsonNode payload(String request) throws JsonProcessingException {
    return MAPPER.readValue(request, TrialRequest.class).payload();
  }
}
