package io.belfry.web.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.journal.LabelMatcher;
import io.belfry.maintenance.WindowDraft;
import io.belfry.platform.Fault;
import io.belfry.web.JsonMapping;
import java.io.IOException;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class SilenceTest {
  private static final Instant NOON = Instant.parse("2026-03-02T12:00:00Z");

  /** As amtool sends it. */
  private static final String SENT =
      """
      {"matchers": [
         {"name": "alertname", "value": "Disk.*", "isRegex": true},
         {"name": "host", "value": "web-1", "isRegex": false, "isEqual": false}],
       "startsAt": "2026-03-02T11:00:00Z", "endsAt": "2026-03-02T14:00:00.500+01:00",
       "createdBy": "ada", "comment": "new disks"}
      """;

  @Test
  void itIsAWindowThatMatchesLabels() throws IOException {
    WindowDraft draft = Silence.read(json(SENT)).draft(NOON);

    assertThat(draft.matchers())
        .containsExactly(
            new LabelMatcher("alertname", true, true, "Disk.*"),
            new LabelMatcher("host", false, false, "web-1"));
    assertThat(draft.startsAt()).isEqualTo(NOON);
    assertThat(draft.endsAt()).isEqualTo(Instant.parse("2026-03-02T13:00:00.500Z"));
    assertThat(draft.author()).isEqualTo("ada");
    assertThat(draft.reason()).isEqualTo("new disks");
    assertThat(draft.service()).isNull();
  }

  @Test
  void whatIsMissingOrNoTimeIsNamed() throws IOException {
    JsonNode noComment = json(SENT.replace("\"new disks\"", "\"\""));
    assertThatThrownBy(() -> Silence.read(noComment))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("comment");
    JsonNode noTime = json(SENT.replace("2026-03-02T11:00:00Z", "today"));
    assertThatThrownBy(() -> Silence.read(noTime))
        .isInstanceOf(Fault.class)
        .hasMessageContaining("today");
  }

  private static JsonNode json(String text) throws IOException {
    return JsonMapping.mapper().readTree(text);
  }
}
