package io.belfry.backtest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

@EnabledOnOs(OS.LINUX)
class BackgroundTest {
  /** See proc(5): what follows the name, which may have spaces, begins with the third field. */
  private static final int POLICY = 41 - 3;

  private static final int NICE = 19 - 3;
  private static final String IDLE = "5";
  private static final String LEAST = " nice 19";

  private static String shown(String file) throws Exception {
    List<String> command = new ArrayList<>(Background.prefix());
    command.addAll(List.of("cat", file));
    Process process = new ProcessBuilder(command).start();
    String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).isZero();
    return text;
  }

  @Test
  void aProgramGetsWhatIsLeft() throws Exception {
    String[] fields = shown("/proc/self/stat").replaceFirst(".*\\) ", "").split(" ");
    assertThat(fields[POLICY].equals(IDLE) || fields[NICE].equals("19"))
        .as("policy %s, nice %s", fields[POLICY], fields[NICE])
        .isTrue();
  }

  @Test
  void inASessionThatCountsLeast() throws Exception {
    Path session = Path.of("/proc/self/autogroup");
    assumeTrue(Files.isReadable(session), "Linux has no autogroups here");
    assumeTrue(Background.prefix().contains("setsid"), "There is no setsid here");
    String own = Files.readString(session);
    String others = shown(session.toString());
    // Who is not root may change ten a second, of all sessions together.
    for (int tries = 0; tries < 20 && !others.contains(LEAST); tries++) {
      Thread.sleep(100);
      others = shown(session.toString());
    }
    assertThat(others).contains(LEAST);
    assertThat(Files.readString(session)).isEqualTo(own);
  }

  @Test
  void ofOneProcessor() throws Exception {
    assertThat(shown("/proc/self/status")).containsPattern("Cpus_allowed_list:\\s+\\d+\\n");
  }
}
