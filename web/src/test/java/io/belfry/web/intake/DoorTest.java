package io.belfry.web.intake;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DoorTest {
  @ParameterizedTest
  @CsvSource({
    "/api/v1/alerts, /api/v1/alerts, ''",
    "/api/v1/alerts/1042-0,, ",
    "/intake/alertmanager, /intake/alertmanager, ''",
    "/intake/alertmanager/bf_x, /intake/alertmanager, bf_x",
    "/intake/alertmanagers,, ",
    "/intake/json,, ",
    "/intake/jsons/zabbix,, ",
    "/intake/json/zabbix, /intake/json, ''",
    "/intake/json/zabbix/, /intake/json, ''",
    "/intake/json/zabbix/bf_x, /intake/json, bf_x",
    "/intake/json/zabbix/bf_x/y, /intake/json, bf_x/y",
    "/v2/enqueue, /v2/enqueue, ''",
    "/v2/enqueue/x,, ",
  })
  void aPathLeadsToADoorAndMayHoldATokenThere(
      String path, @Nullable String door, @Nullable String token) {
    Door found = Door.at(path);

    assertThat(found == null ? null : found.path()).isEqualTo(door);
    assertThat(found == null ? null : found.tokenIn(path)).isEqualTo(token);
  }

  @ParameterizedTest
  @CsvSource({
    "/intake/json/zabbix, zabbix",
    "/intake/json/zabbix/bf_x, zabbix",
    "/intake/json/, ''",
    "/intake/json//bf_x, ''",
  })
  void theDoorForAnyJsonNamesAMapping(String path, String mapping) {
    assertThat(Objects.requireNonNull(Door.at(path)).mappingIn(path)).isEqualTo(mapping);
  }

  @Test
  void everyDoorLimitsABody() {
    assertThat(Door.all()).allSatisfy(door -> assertThat(door.limit()).isBetween(1, 16 << 20));
  }
}
