package io.belfry.handling;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What must be known of an event before it is closed, when it was bad. */
final class Explained {
  private Explained() {}

  /**
   * Makes sure that it is.
   *
   * @throws Fault missing-field, with each that is not
   */
  static void require(HandledEvent event) {
    List<ItemError> missing = new ArrayList<>();
    missing(missing, "causeClass", event.causeClass(), "Say what kind of cause it was");
    missing(missing, "cause", event.cause(), "Say what caused it");
    missing(missing, "solution", event.solution(), "Say what was done about it");
    if (!missing.isEmpty()) {
      throw new Fault(
          ErrorCode.MISSING_FIELD,
          "Event %d is closed only with cause class, cause and solution: it is P1 or P2, or was escalated."
              .formatted(event.number()),
          missing);
    }
  }

  private static void missing(
      List<ItemError> missing, String field, @Nullable String value, String remedy) {
    if (value == null) {
      missing.add(ItemError.of(field, "The field (" + field + ") is missing", remedy));
    }
  }
}
