package io.belfry.web.catalogue;

import io.belfry.facts.Priority;
import jakarta.validation.Valid;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import java.util.stream.Stream;

/** Which priority impact, the row, and urgency are to give. */
public record MatrixRequest(
    @NotNull @Valid MatrixRow high,
    @NotNull @Valid MatrixRow medium,
    @NotNull @Valid MatrixRow low) {
  List<Priority> cells() {
    return Stream.of(high, medium, low).flatMap(row -> row.cells().stream()).toList();
  }
}
