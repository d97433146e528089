package io.belfry.launcher;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.jspecify.annotations.Nullable;

/** Starts everything, waits, and stops everything: the server first, then the database. */
public final class Launcher {
  private static final Duration A_LITTLE = Duration.ofSeconds(1);
  private static final Duration PATIENCE_WITH_PORT = Duration.ofSeconds(5);

  private final LauncherSettings settings;
  private final Progress progress;
  private @Nullable OwnDatabase database;
  private @Nullable ServerProcess server;
  private boolean stopping;

  private Launcher(LauncherSettings settings, Progress progress) {
    this.settings = settings;
    this.progress = progress;
  }

  /** Runs until it is stopped by a signal, or the server ends. */
  public static void main(String[] arguments) throws InterruptedException {
    int status = 1;
    try {
      if (Runtime.version().feature() < 17) {
        throw new StartFailure(
            "This is Java %s, and Belfry needs 17 or newer. Maybe set JAVA_HOME to one."
                .formatted(Runtime.version()));
      }
      Launcher launcher =
          new Launcher(LauncherSettings.of(System.getenv()), new Progress(System.out));
      status = launcher.run();
    } catch (StartFailure failure) {
      System.err.println("belfry: " + failure.getMessage());
    }
    System.exit(status);
  }

  private int run() throws StartFailure, InterruptedException {
    FileLock lock = lock(settings.data());
    Runtime.getRuntime().addShutdownHook(new Thread(this::stop, "belfry-stop"));
    stopOrphan();
    requireFree(settings.bind(), settings.port());
    Map<String, String> connection = connection();
    progress.say("starting the server");
    ServerProcess started = ServerProcess.start(settings, connection, freePort());
    server = started;
    started.awaitReady(settings.address());
    greet();
    int status = watch(started);
    return lock.isValid() ? status : 1;
  }

  /** Waits for the server's end. Its own database is started again whenever that ends before. */
  private int watch(ServerProcess running) throws InterruptedException {
    // Whoever loses its parent is given another one at once.
    Optional<ProcessHandle> parent = ProcessHandle.current().parent();
    while (!running.waitFor(A_LITTLE)) {
      if (settings.endsWithParent() && !ProcessHandle.current().parent().equals(parent)) {
        progress.say("what started it is gone");
        return 0;
      }
      synchronized (this) {
        OwnDatabase own = database;
        if (!stopping && own != null && !own.isAlive()) {
          startAgain(own);
        }
      }
    }
    synchronized (this) {
      if (!stopping) {
        System.err.println(
            "belfry: the server ended (%d). See %s."
                .formatted(running.exitValue(), settings.data().resolve("log")));
      }
    }
    return running.exitValue();
  }

  private void startAgain(OwnDatabase ended) {
    progress.say("PostgreSQL ended by itself; starting it again");
    try {
      database = ended.startAgain(progress);
      progress.say("PostgreSQL runs again");
    } catch (StartFailure failure) {
      // Maybe the disk is full, or the old one's processes still end: the next turn tries again.
      System.err.println("belfry: " + failure.getMessage());
    }
  }

  /** Runs on a signal, and when the start fails half-way. */
  private synchronized void stop() {
    stopping = true;
    ServerProcess running = server;
    if (running != null && running.isAlive()) {
      progress.say("stopping the server");
      running.stop();
    }
    OwnDatabase own = database;
    if (own != null) {
      progress.say("stopping the database");
      try {
        own.close();
      } catch (IOException failure) {
        System.err.println("belfry: the database did not stop: " + failure.getMessage());
      }
    }
    if (running != null || own != null) {
      progress.say("stopped");
    }
  }

  private Map<String, String> connection() throws StartFailure {
    if (settings.databaseUrl().isEmpty()) {
      progress.say("starting PostgreSQL in " + settings.data().resolve("postgres"));
      OwnDatabase own = OwnDatabase.start(settings.data(), progress);
      synchronized (this) {
        database = own;
      }
      return Map.of(
          "BELFRY_DB_URL", own.url(),
          "BELFRY_DB_USER", "belfry",
          "BELFRY_DB_PASSWORD", own.password(),
          "BELFRY_DB_DIRECTORY", settings.data().resolve("postgres").toString());
    }
    progress.say("looking for PostgreSQL at " + settings.databaseUrl());
    Properties login = new Properties();
    login.put("user", settings.databaseUser());
    login.put("password", settings.databasePassword());
    login.put("connectTimeout", "5");
    login.put("loginTimeout", "5");
    try (Connection reached = DriverManager.getConnection(settings.databaseUrl(), login)) {
      progress.say("PostgreSQL " + reached.getMetaData().getDatabaseProductVersion());
    } catch (SQLException unreachable) {
      throw new StartFailure(
          "The database at BELFRY_DB_URL (%s) cannot be used: %s Maybe check BELFRY_DB_USER and BELFRY_DB_PASSWORD."
              .formatted(
                  settings.databaseUrl(),
                  String.valueOf(unreachable.getMessage()).lines().findFirst().orElse("")),
          unreachable);
    }
    return Map.of(
        "BELFRY_DB_URL", settings.databaseUrl(),
        "BELFRY_DB_USER", settings.databaseUser(),
        "BELFRY_DB_PASSWORD", settings.databasePassword());
  }

  private void stopOrphan() throws StartFailure, InterruptedException {
    Optional<ProcessHandle> orphan = ServerProcess.orphan(settings.data(), settings.home());
    if (orphan.isPresent()) {
      progress.say("stopping the server that an earlier run left behind");
      orphan.get().destroy();
      try {
        orphan.get().onExit().get(60, TimeUnit.SECONDS);
      } catch (ExecutionException | TimeoutException slow) {
        throw new StartFailure(
            "The server of an earlier run (process %d) does not stop. Maybe kill it."
                .formatted(orphan.get().pid()),
            slow);
      }
    }
  }

  private void greet() {
    progress.say("ready");
    progress.plain("");
    progress.plain("  Belfry is at " + settings.address());
    Optional<FirstLogin> first = FirstLogin.read(settings.data());
    if (first.isPresent()) {
      FirstLogin login = first.get();
      progress.plain(
          "  Sign in as %s with the one-time password %s"
              .formatted(login.username(), login.password()));
      progress.plain("  Send a first alert:");
      progress.plain("");
      progress.plain(curl(settings.address(), login.token()));
    } else {
      progress.plain(
          "  Sign in with your password; tokens for tools are made under /api/v1/tokens");
    }
    progress.plain("");
    progress.plain("  Ctrl-C stops it. Its data is kept in " + settings.data());
  }

  static String curl(String address, String token) {
    return ("curl %s/api/v1/alerts -H 'Authorization: Bearer %s' -H 'Content-Type: application/json'"
            + " -d '{\"type\":\"HostDown\",\"key\":\"host/web-1\",\"severity\":\"critical\","
            + "\"ci\":\"web-1\",\"summary\":\"web-1 does not answer\"}'")
        .formatted(address, token);
  }

  private static FileLock lock(Path data) throws StartFailure {
    try {
      Files.createDirectories(data);
      FileChannel channel =
          FileChannel.open(
              data.resolve("belfry.lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
      FileLock lock = channel.tryLock();
      if (lock == null) {
        channel.close();
        throw new StartFailure(
            "Another Belfry runs on (%s). Maybe stop it, or set BELFRY_DATA to another folder."
                .formatted(data));
      }
      return lock;
    } catch (IOException unwritable) {
      throw new StartFailure(
          "The data folder (%s) cannot be written. Maybe set BELFRY_DATA to another one."
              .formatted(data),
          unwritable);
    }
  }

  /** A server that was killed a moment ago may still hold the port, so it is asked for again. */
  static void requireFree(String bind, int port) throws StartFailure, InterruptedException {
    long end = System.nanoTime() + PATIENCE_WITH_PORT.toNanos();
    while (true) {
      try (ServerSocket socket = new ServerSocket()) {
        socket.setReuseAddress(true);
        socket.bind(new InetSocketAddress(bind, port));
        return;
      } catch (IOException taken) {
        if (System.nanoTime() - end > 0) {
          throw new StartFailure(
              "Port %d on %s cannot be used: %s. Maybe set BELFRY_PORT to another one."
                  .formatted(port, bind, taken.getMessage()),
              taken);
        }
        Thread.sleep(100);
      }
    }
  }

  private static int freePort() throws StartFailure {
    try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
      return socket.getLocalPort();
    } catch (IOException none) {
      throw new StartFailure("This machine has no free port for the management.", none);
    }
  }
}
