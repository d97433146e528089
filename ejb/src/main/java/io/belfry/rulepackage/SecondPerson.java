package io.belfry.rulepackage;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What one person did, another one has to agree with. */
final class SecondPerson {
  private SecondPerson() {}

  /**
   * Lets somebody agree.
   *
   * @param why in a sentence, somebody has to
   * @param first the persons who did it, null where nobody is known
   * @throws Fault forbidden
   */
  static void require(Member who, String title, String why, @Nullable Long... first) {
    if (!who.approves()) {
      throw new Fault(
          ErrorCode.FORBIDDEN,
          why + " Somebody with the permission rules:approve must approve it.");
    }
    Long person = who.person();
    if (!who.byHand() || person == null) {
      throw new Fault(
          ErrorCode.FORBIDDEN,
          "A token cannot approve. Have a person sign in and approve %s.".formatted(title));
    }
    if (Arrays.stream(first).anyMatch(each -> Objects.equals(each, person))) {
      throw new Fault(
          ErrorCode.FORBIDDEN,
          "Who brought %s cannot approve it. Ask a second person.".formatted(title));
    }
  }
}
