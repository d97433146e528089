package io.belfry.mapping;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import java.util.ArrayList;
import java.util.List;

/** What is wrong with a document that should be a mapping. */
final class MappingProblems {
  private static final int MOST = 20;

  private final List<ItemError> errors = new ArrayList<>();
  private boolean onlyMissing = true;

  /** Notes one; neither sentence has a full stop. */
  void add(String field, String reason, String remedy) {
    onlyMissing = false;
    note(field, reason, remedy);
  }

  /** Notes that something must be there and is not. */
  void missing(String field, String remedy) {
    note(field, "The field (%s) is missing".formatted(field), remedy);
  }

  private void note(String field, String reason, String remedy) {
    if (errors.size() < MOST) {
      errors.add(ItemError.of(field, reason, remedy));
    }
  }

  /**
   * Refuses what has any.
   *
   * @throws Fault with each of the first twenty
   */
  void refuse() {
    if (!errors.isEmpty()) {
      ItemError first = errors.get(0);
      throw new Fault(
          onlyMissing ? ErrorCode.MISSING_FIELD : ErrorCode.INVALID_VALUE,
          "%s. %s.".formatted(first.reason(), first.remedy()),
          errors);
    }
  }
}
