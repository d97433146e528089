package io.belfry.subscription;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class OrganisationPatternTest {
  @ParameterizedTest
  @CsvSource({
    "shop.frontend.ui, shop.frontend.ui, true",
    "shop.frontend.ui, shop.frontend.ui.cart, false",
    "shop.frontend.*, shop.frontend, true",
    "shop.frontend.*, shop.frontend.ui.cart, true",
    "shop.frontend.*, shop.frontends, false",
    "shop.*.ui, shop.frontend.ui, true",
    "shop.*.ui, shop.frontend.web.ui, false",
    "*.ui, shop.ui, true",
    "*, anything.at all, true",
    "shop, shopping, false",
  })
  void itMatchesWhatIsMeant(String pattern, String path, boolean matches) {
    assertThat(path.matches(OrganisationPattern.expression(pattern))).isEqualTo(matches);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"", "shop..ui", ".shop", "shop.", "sh*p", "shop.(a+)+", "a|b", "[a]", "a\\b"})
  void whatIsNoPatternIsRefused(String pattern) {
    Fault fault = catchThrowableOfType(Fault.class, () -> OrganisationPattern.expression(pattern));
    assertThat(fault.code()).isIn(ErrorCode.INVALID_VALUE, ErrorCode.MISSING_FIELD);
  }
}
