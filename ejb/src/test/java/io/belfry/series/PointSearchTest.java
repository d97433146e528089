package io.belfry.series;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Entry;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Which points are found, and how far back none are missing. */
class PointSearchTest {
  private final PointSearch search = new PointSearch("web", "load", 1_000);

  @Test
  void keepsThePointsOfTheSeriesTheOldestFirst() {
    search.look(
        List.of(
            entry(9, 3_000, alert("web", 3), alert("web", 4), alert("db", 5)),
            entry(7, 2_000, alert("web", 2))));
    assertThat(search.wantsMore()).isTrue();
    assertThat(search.before()).isEqualTo(7);
    search.look(List.of());

    assertThat(search.points().points())
        .extracting(RecentPoints.Point::alert, RecentPoints.Point::value)
        .containsExactly(tuple("7-0", 2.0), tuple("9-0", 3.0), tuple("9-1", 4.0));
    assertThat(search.points().since()).isEqualTo(1_000);
  }

  @Test
  void endsWhereItIsOldEnough() {
    search.look(
        List.of(
            entry(9, 1_000, alert("web", 3)),
            entry(8, 999, alert("web", 2)),
            entry(7, 998, alert("web", 1))));

    assertThat(search.wantsMore()).isFalse();
    assertThat(search.points().points()).hasSize(1);
    assertThat(search.points().since()).isEqualTo(1_000);
  }

  @Test
  void givesUpAfterManyAlertsAndSaysWhere() {
    List<Alert> others = Collections.nCopies(PointSearch.MOST_ALERTS - 1, alert("db", 1));
    search.look(List.of(entry(9, 5_000, others.toArray(Alert[]::new))));
    assertThat(search.wantsMore()).isTrue();

    search.look(List.of(entry(8, 4_000, alert("web", 2)), entry(7, 3_000, alert("web", 1))));
    assertThat(search.wantsMore()).isFalse();
    assertThat(search.points().since()).isEqualTo(4_000);
    assertThat(search.points().points()).hasSize(1);
  }

  @Test
  void givesUpAfterManyPoints() {
    List<Alert> same = Collections.nCopies(PointSearch.MOST_POINTS, alert("web", 1));
    search.look(List.of(entry(9, 5_000, same.toArray(Alert[]::new))));

    assertThat(search.wantsMore()).isFalse();
    assertThat(search.points().since()).isEqualTo(5_000);
  }

  private static Entry.Alerts entry(long position, long stamp, Alert... alerts) {
    return new Entry.Alerts(position, 1, stamp, List.of(alerts));
  }

  private static Alert alert(String key, double load) {
    return new Alert(
        "test",
        "load",
        key,
        Status.FIRING,
        Severity.MAJOR,
        "",
        "",
        "",
        Map.of(),
        0,
        "",
        Map.of("load", load),
        0);
  }
}
