package io.belfry.launcher;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.TimeUnit;

/** The WildFly that runs Belfry. Whatever it writes lies below the data directory. */
final class ServerProcess {
  private static final Duration PATIENCE = Duration.ofMinutes(5);

  private final Process process;
  private final Path log;
  private final Path pidFile;

  private ServerProcess(Process process, Path log, Path pidFile) {
    this.process = process;
    this.log = log;
    this.pidFile = pidFile;
  }

  /** Starts it; it is not ready yet. */
  static ServerProcess start(
      LauncherSettings settings, Map<String, String> database, int managementPort)
      throws StartFailure {
    Path server = settings.home().resolve("server");
    Path script = server.resolve("bin").resolve("standalone.sh");
    if (!Files.isExecutable(script)) {
      throw new StartFailure(
          "There is no server at (%s). Maybe BELFRY_HOME points elsewhere than the distribution."
              .formatted(server));
    }
    Path logs = settings.data().resolve("log");
    try {
      Files.createDirectories(logs);
      Path console = logs.resolve("console.log");
      ProcessBuilder builder =
          new ProcessBuilder(
              script.toString(),
              "-Djboss.server.log.dir=" + logs,
              "-Djboss.server.data.dir=" + settings.data().resolve("server"),
              "-Djboss.server.temp.dir=" + settings.data().resolve("tmp"));
      builder.redirectErrorStream(true).redirectOutput(console.toFile());
      Map<String, String> environment = builder.environment();
      environment.putAll(database);
      environment.put("BELFRY_DATA", settings.data().toString());
      environment.put("BELFRY_PORT", Integer.toString(settings.port()));
      environment.put("BELFRY_BIND", settings.bind());
      environment.put("BELFRY_MANAGEMENT_PORT", Integer.toString(managementPort));
      environment.put(
          "JAVA_OPTS",
          settings.javaOptions()
              + " -Djava.net.preferIPv4Stack=true -Djava.awt.headless=true"
              + " -Djboss.modules.system.pkgs=org.jboss.byteman");
      environment.put("JAVA_HOME", System.getProperty("java.home"));
      // The script then passes signals on instead of waiting for a child that it cannot reach.
      environment.put("LAUNCH_JBOSS_IN_BACKGROUND", "1");
      Path pidFile = settings.data().resolve("server.pid");
      environment.put("JBOSS_PIDFILE", pidFile.toString());
      return new ServerProcess(builder.start(), console, pidFile);
    } catch (IOException failure) {
      throw new StartFailure(
          "The server could not be started: %s. Maybe check the rights on %s."
              .formatted(failure.getMessage(), settings.data()),
          failure);
    }
  }

  /** A server that an earlier launcher left behind when it was killed, if there is one. */
  static Optional<ProcessHandle> orphan(Path data, Path home) {
    try {
      Path file = data.resolve("server.pid");
      if (!Files.exists(file)) {
        return Optional.empty();
      }
      long pid = Long.parseLong(Files.readString(file).strip());
      return ProcessHandle.of(pid)
          .filter(
              handle ->
                  handle
                      .info()
                      .commandLine()
                      .orElse("")
                      .contains(home.resolve("server").toString()));
    } catch (IOException | NumberFormatException unreadable) {
      return Optional.empty();
    }
  }

  /** Waits until the server says that it stores and judges alerts. */
  void awaitReady(String address) throws StartFailure, InterruptedException {
    HttpClient client = HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(2)).build();
    HttpRequest request =
        HttpRequest.newBuilder(URI.create(address + "/health/ready"))
            .timeout(Duration.ofSeconds(2))
            .build();
    long end = System.nanoTime() + PATIENCE.toNanos();
    while (System.nanoTime() < end) {
      if (!process.isAlive()) {
        throw new StartFailure(
            "The server ended while it started: %s. See %s.".formatted(complaint(), log));
      }
      try {
        if (client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode() == 200) {
          return;
        }
      } catch (IOException notYet) {
        // It does not listen yet.
      }
      if (deploymentFailed()) {
        throw new StartFailure(
            "The server started without Belfry: %s. See %s.".formatted(complaint(), log));
      }
      Thread.sleep(250);
    }
    throw new StartFailure(
        "The server was not ready within %d minutes. See %s.".formatted(PATIENCE.toMinutes(), log));
  }

  /** Waits until it ends by itself, but not longer than this; false when it still runs. */
  boolean waitFor(Duration most) throws InterruptedException {
    return process.waitFor(most.toMillis(), TimeUnit.MILLISECONDS);
  }

  /** What it ended with. */
  int exitValue() {
    return process.exitValue();
  }

  boolean isAlive() {
    return process.isAlive();
  }

  /** Asks it to stop, and waits; after a minute it is made to. */
  void stop() {
    process.destroy();
    try {
      if (!process.waitFor(60, TimeUnit.SECONDS)) {
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        process.destroyForcibly().waitFor();
      }
      Files.deleteIfExists(pidFile);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (IOException leftBehind) {
      // A pid that no longer runs is recognised at the next start.
      System.err.println("Left behind: " + pidFile);
    }
  }

  private boolean deploymentFailed() {
    return lines().stream()
        .anyMatch(line -> line.contains("WFLYSRV0021") || line.contains("WFLYSRV0026"));
  }

  /** The line that most likely says why. */
  private String complaint() {
    List<String> lines = lines();
    Optional<String> cause =
        lines.stream()
            .filter(line -> line.contains("Caused by:") && !line.contains("org.jboss.msc"))
            .reduce((first, second) -> second);
    return cause
        .or(
            () ->
                lines.stream()
                    .filter(line -> line.contains(" ERROR ") || line.contains("FATAL"))
                    .findFirst())
        .map(line -> line.replaceAll("\\e\\[[0-9;]*m", "").strip())
        .map(line -> line.length() > 300 ? line.substring(0, 300) + "…" : line)
        .orElse("it gave no reason")
        .replaceFirst(String.format(Locale.ROOT, "^.*%s", "Caused by: "), "");
  }

  private List<String> lines() {
    try {
      return Files.readAllLines(log, StandardCharsets.ISO_8859_1);
    } catch (IOException gone) {
      return List.of();
    }
  }
}
