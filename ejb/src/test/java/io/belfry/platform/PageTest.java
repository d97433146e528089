package io.belfry.platform;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
  @Test
  void theLastPageHasNoCursor() {
    Page<String> page = Page.of(List.of("a", "b"), 2, row -> row);
    assertThat(page).isEqualTo(new Page<>(List.of("a", "b"), null));
  }

  @Test
  void oneRowMoreMeansAnotherPageAfterTheLastRowShown() {
    Page<String> page = Page.of(List.of("a", "b", "c"), 2, row -> row);
    assertThat(page.items()).containsExactly("a", "b");
    assertThat(page.nextCursor()).isEqualTo("b");
  }

  @Test
  void theLimitIsFiftyUnlessAskedAndRefusedOutOfRange() {
    assertThat(Page.limit(null)).isEqualTo(50);
    assertThat(Page.limit(200)).isEqualTo(200);
    assertThatThrownBy(() -> Page.limit(201)).isInstanceOf(Fault.class).hasMessageContaining("201");
    assertThatThrownBy(() -> Page.limit(0)).isInstanceOf(Fault.class);
  }
}
