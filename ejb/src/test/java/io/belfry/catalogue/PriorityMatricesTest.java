package io.belfry.catalogue;

import static io.belfry.facts.Priority.P1;
import static io.belfry.facts.Priority.P2;
import static io.belfry.facts.Priority.P3;
import static io.belfry.facts.Priority.P4;
import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.facts.Priority;
import io.belfry.journal.Change;
import io.belfry.platform.ErrorCode;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PriorityMatricesTest {
  private static final List<Priority> STRICT = List.of(P1, P1, P2, P1, P2, P3, P2, P3, P4);

  private final CatalogueFixture catalogue = new CatalogueFixture(PriorityMatrix.class);
  private final PriorityMatrices matrices =
      new PriorityMatrices(
          catalogue.entities(), catalogue.tenant, catalogue.announcer, catalogue.notary);

  @BeforeEach
  void begin() {
    catalogue.told();
  }

  @AfterEach
  void close() {
    catalogue.close();
  }

  @Test
  void itIsItilsUntilSomebodyWritesAnother() {
    assertThat(catalogue.inTenant(matrices::get).cells())
        .isEqualTo(Change.PrioritiesSet.ITIL.cells());
    int version = catalogue.inTenant(() -> matrices.change(0, STRICT)).version();
    assertThat(catalogue.inTenant(matrices::get).cells()).isEqualTo(STRICT);
    assertThat(catalogue.told()).containsExactly(new Change.PrioritiesSet(STRICT));
    assertThat(catalogue.refused(() -> matrices.change(version - 1, STRICT)))
        .isEqualTo(ErrorCode.PRECONDITION_FAILED);
    assertThat(catalogue.inTenant(() -> matrices.change(version, STRICT)).version())
        .isEqualTo(version);
    assertThat(catalogue.told()).isEmpty();
  }

  @Test
  void moreImpactOrUrgencyIsNeverLessUrgent() {
    refuses("high.high", List.of(P2, P2, P2, P1, P2, P3, P3, P3, P4));
    refuses("medium.medium", List.of(P1, P1, P2, P1, P3, P2, P3, P3, P4));
    assertThat(catalogue.told()).isEmpty();
  }

  private void refuses(String field, List<Priority> cells) {
    assertThat(catalogue.refusal(() -> matrices.change(null, cells)).errors())
        .singleElement()
        .satisfies(error -> assertThat(error.field()).isEqualTo(field));
  }
}
