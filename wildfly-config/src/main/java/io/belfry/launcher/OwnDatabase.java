package io.belfry.launcher;

import io.zonky.test.db.postgres.embedded.EmbeddedPostgres;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * A PostgreSQL that belongs to this installation: its data is kept and written through to the disk,
 * it listens on 127.0.0.1 alone, and it lets in nobody without the password in {@code
 * database.secret}.
 */
final class OwnDatabase implements AutoCloseable {
  private static final String ACCESS =
      """
      # Written by Belfry at each start: over the loopback, with the password, and in no other way.
      host all all 127.0.0.1/32 scram-sha-256
      host all all ::1/128 scram-sha-256
      """;

  private static final int ANY_PORT = 0;

  private final Path data;
  private final EmbeddedPostgres postgres;
  private final String password;
  private final ProcessHandle postmaster;

  private OwnDatabase(
      Path data, EmbeddedPostgres postgres, String password, ProcessHandle postmaster) {
    this.data = data;
    this.postgres = postgres;
    this.password = password;
    this.postmaster = postmaster;
  }

  /** Starts it; makes it first when there is none. */
  static OwnDatabase start(Path data, Progress progress) throws StartFailure {
    return start(data, ANY_PORT, progress);
  }

  /** Starts it where it was, after it ended by itself. */
  OwnDatabase startAgain(Progress progress) throws StartFailure {
    try {
      // It has nothing to stop any more, and gives its lock back.
      postgres.close();
    } catch (IOException gone) {
      throw new StartFailure("PostgreSQL's lock could not be given back: " + gone, gone);
    }
    return start(data, postgres.getPort(), progress);
  }

  boolean isAlive() {
    return postmaster.isAlive();
  }

  private static OwnDatabase start(Path data, int port, Progress progress) throws StartFailure {
    Path files = data.resolve("postgres");
    try {
      stopOrphan(files, progress);
      String password = secret(data.resolve("database.secret"));
      EmbeddedPostgres postgres =
          EmbeddedPostgres.builder()
              .setDataDirectory(files)
              .setCleanDataDirectory(false)
              .setRegisterShutdownHook(false)
              .setOverrideWorkingDirectory(data.resolve("postgres-program").toFile())
              .setPGStartupWait(Duration.ofSeconds(60))
              .setPort(port)
              .setConnectConfig("password", password)
              // The library is made for tests and trades safety for speed; here nothing may be
              // lost.
              .setServerConfig("fsync", "on")
              .setServerConfig("synchronous_commit", "on")
              .setServerConfig("full_page_writes", "on")
              // Everybody waits while a file of the log is filled with zeros, a tenth of a second
              // for each sixteen megabytes; it holds no less without.
              .setServerConfig("wal_init_zero", "off")
              // A vacuum that hurries has a processor for seconds at a time, and alerts wait for
              // it.
              .setServerConfig("autovacuum_vacuum_cost_delay", "10ms")
              .setServerConfig("listen_addresses", "127.0.0.1")
              .setServerConfig("unix_socket_directories", "")
              .setServerConfig("shared_buffers", "256MB")
              .setServerConfig("max_connections", "60")
              .start();
      OwnDatabase database = new OwnDatabase(data, postgres, password, postmaster(files));
      database.prepare(files);
      return database;
    } catch (IOException | SQLException | RuntimeException failure) {
      throw new StartFailure(
          "PostgreSQL did not start on %s: %s. Maybe look into that folder, or set BELFRY_DB_URL."
              .formatted(files, firstLine(failure)),
          failure);
    }
  }

  String url() {
    return "jdbc:postgresql://127.0.0.1:%d/belfry".formatted(postgres.getPort());
  }

  String password() {
    return password;
  }

  @Override
  public void close() throws IOException {
    postgres.close();
  }

  private void prepare(Path files) throws SQLException, IOException {
    try (Connection connection = postgres.getPostgresDatabase().getConnection();
        Statement statement = connection.createStatement()) {
      if (!exists(statement, "select 1 from pg_roles where rolname = 'belfry'")) {
        statement.execute("create role belfry login nosuperuser password '%s'".formatted(password));
      }
      if (!exists(statement, "select 1 from pg_database where datname = 'belfry'")) {
        statement.execute("create database belfry owner belfry");
      }
      statement.execute("alter role postgres password '%s'".formatted(password));
      Files.writeString(files.resolve("pg_hba.conf"), ACCESS);
      statement.execute("select pg_reload_conf()");
      for (String setting : new String[] {"fsync", "synchronous_commit", "full_page_writes"}) {
        if (!exists(statement, "select 1 where current_setting('%s') = 'on'".formatted(setting))) {
          throw new SQLException(setting + " is off, so a crash could lose what was acknowledged");
        }
      }
    }
  }

  private static boolean exists(Statement statement, String query) throws SQLException {
    try (ResultSet row = statement.executeQuery(query)) {
      return row.next();
    }
  }

  /**
   * After a kill of the launcher, its PostgreSQL is still there: it is stopped in its own fast way.
   */
  private static void stopOrphan(Path files, Progress progress) throws IOException {
    Path pidFile = files.resolve("postmaster.pid");
    if (!Files.exists(pidFile)) {
      return;
    }
    Optional<ProcessHandle> orphan = process(pidFile);
    boolean ours =
        orphan.isPresent()
            && orphan.get().isAlive()
            && orphan.get().info().command().orElse("").endsWith("postgres");
    if (!ours) {
      // A machine's crash, or a number that another process has by now. PostgreSQL itself would
      // only
      // look whether the number is taken; this launcher holds the folder's lock, so none can run.
      Files.delete(pidFile);
      return;
    }
    progress.say("stopping the database that an earlier run left behind");
    new ProcessBuilder("kill", "-INT", Long.toString(orphan.get().pid())).start();
    try {
      orphan.get().onExit().get(30, TimeUnit.SECONDS);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    } catch (ExecutionException | TimeoutException slow) {
      throw new IOException("the database of an earlier run does not stop", slow);
    }
  }

  private static Optional<ProcessHandle> process(Path pidFile) throws IOException {
    List<String> lines = Files.readAllLines(pidFile);
    return lines.isEmpty()
        ? Optional.empty()
        : ProcessHandle.of(Long.parseLong(lines.get(0).strip()));
  }

  private static ProcessHandle postmaster(Path files) throws IOException {
    return process(files.resolve("postmaster.pid"))
        .orElseThrow(() -> new IOException("it ended again at once"));
  }

  private static String secret(Path file) throws IOException {
    if (!Files.exists(file)) {
      byte[] random = new byte[24];
      new SecureRandom().nextBytes(random);
      Files.createFile(
          file, PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------")));
      Files.writeString(file, HexFormat.of().formatHex(random), StandardCharsets.US_ASCII);
    }
    return Files.readString(file, StandardCharsets.US_ASCII).strip();
  }

  private static String firstLine(Throwable failure) {
    return String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
  }
}
