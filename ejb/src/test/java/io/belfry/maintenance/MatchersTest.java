package io.belfry.maintenance;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import io.belfry.journal.LabelMatcher;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import java.util.List;
import org.junit.jupiter.api.Test;

class MatchersTest {
  @Test
  void oneIsReadAsPeopleWriteIt() {
    assertThat(Matchers.read("filter", "host=~\"web.*\""))
        .isEqualTo(new LabelMatcher("host", true, true, "web.*"));
    assertThat(Matchers.read("filter", " env != test "))
        .isEqualTo(new LabelMatcher("env", false, false, "test"));
    // Only what is asked for as an expression must be one.
    assertThat(Matchers.read("filter", "host=("))
        .isEqualTo(new LabelMatcher("host", true, false, "("));
  }

  @Test
  void anExpressionThatIsNoneIsRefusedWhereItIsRead() {
    for (String text : List.of("host=~\"(\"", "host!~[a", "host=~*")) {
      Fault refusal = catchThrowableOfType(Fault.class, () -> Matchers.read("filter", text));
      assertThat(refusal).as(text).isNotNull();
      assertThat(refusal.code()).isEqualTo(ErrorCode.INVALID_VALUE);
      assertThat(refusal.errors()).extracting(ItemError::field).containsExactly("filter");
    }
  }
}
