package io.belfry.replay;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class AlarmFileTest {
  private static final String NAMES = "alarm_id,device_id,start_timestamp,end_timestamp";

  @Test
  void rowsAreReadInTheirOrderAndAnEndBeforeTheStartIsTheStart(@TempDir Path folder)
      throws IOException {
    assertThat(AlarmFile.read(file(folder, NAMES, "11,28,30685,30835", "", "1,7,50,40")))
        .containsExactly(
            new Alarm(new Alarm.Pair("28", "11"), 30_685, 30_835),
            new Alarm(new Alarm.Pair("7", "1"), 50, 50));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"1,2,3", "1,2,3,4,5", "1,,3,4", "1,2,3,x", "1,2,-1,4", "1,2,3,4000000001"})
  void aLineThatIsNotAsItMustBeIsNamed(String line, @TempDir Path folder) throws IOException {
    Path file = file(folder, NAMES, "11,28,30685,30835", line);
    assertThatThrownBy(() -> AlarmFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageStartingWith("Line 3 of " + file + " (" + line + ")");
  }

  @Test
  void otherColumnsAreRefused(@TempDir Path folder) throws IOException {
    Path file = file(folder, "device_id,alarm_id,start_timestamp,end_timestamp", "1,2,3,4");
    assertThatThrownBy(() -> AlarmFile.read(file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("It must be " + NAMES);
  }

  private static Path file(Path folder, String... lines) throws IOException {
    return Files.write(folder.resolve("alarms.csv"), List.of(lines));
  }
}
