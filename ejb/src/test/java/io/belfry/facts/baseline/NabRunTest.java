package io.belfry.facts.baseline;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.facts.measure.Sensitivity;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NabRunTest {
  private static final int POINTS = 1_000;
  private static final int STEP = 800;

  @Test
  void a_series_is_scored_at_its_own_path_and_a_labelled_step_is_found(@TempDir Path folder)
      throws IOException {
    Path series = folder.resolve("data");
    Path output = folder.resolve("scores");
    write(series.resolve("made").resolve("step.csv"));

    List<NabRun.Scored> scored = NabRun.run(series, output);
    List<String> rows = Files.readAllLines(output.resolve("made").resolve("step.csv"));

    assertThat(rows).hasSize(POINTS + 1);
    assertThat(rows.get(0)).isEqualTo("timestamp,value,anomaly_score");
    assertThat(rows.get(1)).startsWith("2026-01-01 00:00:00,").endsWith(",0.0");
    NabWindows windows =
        NabWindows.parse(
            """
            {"made/step.csv": [["%s.000000", "%s.000000"]], "made/other.csv": []}
            """
                .formatted(stamp(STEP - 10), stamp(STEP + 10)));
    NabWindows.Felt felt = windows.felt(scored, Sensitivity.LOW);
    assertThat(felt.windows()).isEqualTo(1);
    assertThat(felt.found()).isEqualTo(1);
    assertThat(felt.alarms()).isZero();
    assertThat(felt.seriesDays()).isBetween(2.9, 3.0);
  }

  @Test
  void an_alarm_outside_of_every_window_is_false(@TempDir Path folder) throws IOException {
    Path series = folder.resolve("data");
    write(series.resolve("step.csv"));

    NabWindows.Felt felt =
        NabWindows.parse("{\"step.csv\": []}")
            .felt(NabRun.run(series, folder.resolve("scores")), Sensitivity.LOW);

    assertThat(felt.alarms()).isPositive();
    assertThat(felt.windows()).isZero();
  }

  private static void write(Path file) throws IOException {
    Random random = new Random(11);
    List<String> rows = new ArrayList<>(List.of("timestamp,value"));
    for (int i = 0; i < POINTS; i++) {
      rows.add(stamp(i) + "," + ((i < STEP ? 10 : 80) + random.nextGaussian()));
    }
    Files.createDirectories(file.resolveSibling("."));
    Files.write(file, rows);
  }

  /** Every five minutes from the first of January on. */
  private static String stamp(int point) {
    int minutes = 5 * point;
    return "2026-01-0%d %02d:%02d:00"
        .formatted(1 + minutes / 1_440, minutes / 60 % 24, minutes % 60);
  }
}
