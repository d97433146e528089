package io.belfry.web.catalogue;

import io.belfry.catalogue.PriorityMatrix;
import io.belfry.facts.Priority;
import java.util.List;

/** Which priority impact, the row, and urgency give, as the API shows it. */
public record MatrixView(MatrixRow high, MatrixRow medium, MatrixRow low, int version) {
  static MatrixView of(PriorityMatrix matrix) {
    List<Priority> cells = matrix.cells();
    return new MatrixView(
        MatrixRow.of(cells.subList(0, 3)),
        MatrixRow.of(cells.subList(3, 6)),
        MatrixRow.of(cells.subList(6, 9)),
        matrix.version());
  }
}
