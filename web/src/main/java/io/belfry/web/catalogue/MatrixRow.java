package io.belfry.web.catalogue;

import io.belfry.facts.Priority;
import jakarta.validation.constraints.NotNull;
import java.util.List;

/** The priorities of one impact, by urgency. */
public record MatrixRow(@NotNull Priority high, @NotNull Priority medium, @NotNull Priority low) {
  static MatrixRow of(List<Priority> cells) {
    return new MatrixRow(cells.get(0), cells.get(1), cells.get(2));
  }

  List<Priority> cells() {
    return List.of(high, medium, low);
  }
}
