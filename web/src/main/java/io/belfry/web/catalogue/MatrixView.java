package io.belfry.web.catalogue;

import io.belfry.catalogue.PriorityMatrix;
import io.belfry.facts.Priority;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Which priority impact, the row, and urgency give, as the API shows it.
 *
 * @param decidedBy the package and version whose matrix decides in place of this one; null where
 *     this one does
 * @param warning what to know of a change that was made; null for nothing
 */
public record MatrixView(
    MatrixRow high,
    MatrixRow medium,
    MatrixRow low,
    int version,
    @Nullable String decidedBy,
    @Nullable String warning) {
  static MatrixView of(
      PriorityMatrix matrix, @Nullable String decidedBy, @Nullable String warning) {
    List<Priority> cells = matrix.cells();
    return new MatrixView(
        MatrixRow.of(cells.subList(0, 3)),
        MatrixRow.of(cells.subList(3, 6)),
        MatrixRow.of(cells.subList(6, 9)),
        matrix.version(),
        decidedBy,
        warning);
  }
}
