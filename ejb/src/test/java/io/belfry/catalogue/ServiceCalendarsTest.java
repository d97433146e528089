package io.belfry.catalogue;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.facts.Level;
import io.belfry.platform.ErrorCode;
import java.time.LocalTime;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class ServiceCalendarsTest {
  private final CatalogueFixture catalogue = new CatalogueFixture();
  private final ServiceCalendars calendars =
      new ServiceCalendars(
          catalogue.entities(), catalogue.tenant, catalogue.services, catalogue.notary);
  private final ServiceHours office = hours("monday", "friday");

  private static ServiceHours hours(String... days) {
    return ServiceHours.of(
        "calendar", "Europe/Berlin", List.of(days), LocalTime.of(8, 0), LocalTime.of(18, 0));
  }

  @BeforeEach
  void begin() {
    catalogue.inTenant(() -> catalogue.services.add("shop", "operations", Level.HIGH));
  }

  @AfterEach
  void close() {
    catalogue.close();
  }

  private int set(@Nullable Integer version, ServiceHours hours) {
    return catalogue.inTenant(() -> calendars.set("shop", version, hours).version());
  }

  private ServiceHours read() {
    return catalogue.inTenant(() -> calendars.get("shop").hours());
  }

  @Test
  void aServiceHasOneChangesItByVersionAndLosesIt() {
    assertThat(catalogue.refused(() -> calendars.get("shop"))).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(catalogue.refused(() -> calendars.set("shop", 0, office)))
        .isEqualTo(ErrorCode.PRECONDITION_FAILED);
    assertThat(set(null, office)).isZero();
    assertThat(read()).isEqualTo(office);
    assertThat(set(0, office)).as("the same is no change").isZero();
    assertThat(set(0, hours("sunday"))).isEqualTo(1);
    assertThat(read()).isEqualTo(hours("sunday"));
    assertThat(catalogue.refused(() -> calendars.set("shop", 0, office)))
        .isEqualTo(ErrorCode.PRECONDITION_FAILED);
    catalogue.inTenant(
        () -> {
          calendars.remove("shop", 1);
          return true;
        });
    assertThat(catalogue.refused(() -> calendars.get("shop"))).isEqualTo(ErrorCode.NOT_FOUND);
  }

  @Test
  void itLeavesWithItsService() {
    set(null, office);
    catalogue.inTenant(
        () -> {
          catalogue.services.remove("shop", null);
          return true;
        });
    assertThat(catalogue.inTenant(calendars::list)).isEmpty();
    assertThat(catalogue.refused(() -> calendars.set("shop", null, office)))
        .isEqualTo(ErrorCode.NOT_FOUND);
  }

  @Test
  void whatIsNoCalendarIsRefusedWithItsField() {
    assertThat(
            catalogue.refusal(
                () ->
                    ServiceHours.of(
                        "calendar", "Berlin", List.of("monday"), LocalTime.MIN, LocalTime.NOON)))
        .hasMessageContaining("There is no time zone (Berlin)");
    assertThat(catalogue.refusal(() -> hours("funday")))
        .hasMessageContaining("There is no day (funday)");
    assertThat(catalogue.refusal(ServiceCalendarsTest::hours))
        .hasMessageContaining("There is no hour");
  }
}
