package io.belfry.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** The journeys of the browser application, in a real browser; they are written beside it. */
@RunAsClient
@ExtendWith(ArquillianExtension.class)
class BrowserIT {
  private final RunningServer server = RunningServer.get();

  @Test
  void peopleSeeWhatHappensAsItHappens() throws Exception {
    Path output = Path.of(System.getProperty("belfry.it.data")).resolveSibling("browser.log");
    ProcessBuilder journeys =
        new ProcessBuilder("npm", "run", "e2e")
            .directory(new File(System.getProperty("belfry.it.frontend")))
            .redirectErrorStream(true)
            .redirectOutput(output.toFile());
    journeys
        .environment()
        .putAll(
            Map.of(
                "BELFRY_URL", server.url(),
                "BELFRY_USER", server.username(),
                "BELFRY_PASSWORD", server.oneTimePassword(),
                "BELFRY_TOKEN", server.token(),
                "BELFRY_PICTURES", output.resolveSibling("pictures").toString()));
    Process process = journeys.start();
    boolean ended = process.waitFor(15, TimeUnit.MINUTES);
    process.destroyForcibly();
    String told = Files.readString(output, StandardCharsets.UTF_8);
    assertThat(ended).as(told).isTrue();
    assertThat(process.exitValue()).as(told).isZero();
  }
}
