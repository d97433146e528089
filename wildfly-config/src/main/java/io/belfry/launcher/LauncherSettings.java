package io.belfry.launcher;

import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What the environment says.
 *
 * @param home where the distribution lies
 * @param data where everything that must last is kept
 * @param databaseUrl empty when Belfry shall run a PostgreSQL of its own
 * @param endsWithParent whether it stops when the process that started it is gone, as Maven's does
 */
record LauncherSettings(
    Path home,
    Path data,
    String bind,
    int port,
    String databaseUrl,
    String databaseUser,
    String databasePassword,
    String javaOptions,
    boolean endsWithParent) {
  /**
   * Enough for some hundred thousand keys; more is set with BELFRY_JAVA_OPTS. Rules walk through
   * all of working memory, so that large pages spare much of their time. They also change many
   * references between old objects and new ones, of which G1 takes note at each: the parallel
   * collector takes half the processor time, for a pause of a second or two with 250,000 keys. It
   * collects everything, with such a pause, when the old part of the heap is full as far as it has
   * grown: so it begins large, which takes memory only as far as it is used.
   */
  private static final String JAVA_OPTIONS =
      "-Xms1536m -Xmx2g -XX:MetaspaceSize=256m -XX:MaxMetaspaceSize=512m -XX:+UseParallelGC"
          + " -XX:+UseTransparentHugePages";

  /** Reads them. */
  static LauncherSettings of(Map<String, String> environment) throws StartFailure {
    Path home = Path.of(value(environment, "BELFRY_HOME", ".")).toAbsolutePath().normalize();
    String url = value(environment, "BELFRY_DB_URL", "");
    if (!url.isEmpty() && !url.startsWith("jdbc:postgresql:")) {
      throw new StartFailure(
          "BELFRY_DB_URL (%s) is no address of a PostgreSQL. Maybe jdbc:postgresql://host:5432/belfry."
              .formatted(url));
    }
    return new LauncherSettings(
        home,
        Path.of(value(environment, "BELFRY_DATA", home.resolve("data").toString()))
            .toAbsolutePath()
            .normalize(),
        value(environment, "BELFRY_BIND", "127.0.0.1"),
        port(value(environment, "BELFRY_PORT", "8080")),
        url,
        value(environment, "BELFRY_DB_USER", "belfry"),
        value(environment, "BELFRY_DB_PASSWORD", ""),
        value(environment, "BELFRY_JAVA_OPTS", JAVA_OPTIONS),
        environment.containsKey("BELFRY_ENDS_WITH_PARENT"));
  }

  /** The address at which people reach the server from this machine. */
  String address() {
    String host = bind.equals("0.0.0.0") || bind.equals("::") ? "localhost" : bind;
    return "http://" + (host.contains(":") ? "[" + host + "]" : host) + ":" + port;
  }

  private static int port(String text) throws StartFailure {
    try {
      int port = Integer.parseInt(text);
      if (port >= 1 && port <= 65_535) {
        return port;
      }
    } catch (NumberFormatException notANumber) {
      throw badPort(text, notANumber);
    }
    throw badPort(text, null);
  }

  private static StartFailure badPort(String text, @Nullable Throwable cause) {
    return new StartFailure(
        "BELFRY_PORT (%s) is no port. Maybe use a number from 1 to 65535.".formatted(text), cause);
  }

  private static String value(Map<String, String> environment, String name, String fallback) {
    String value = environment.get(name);
    return value == null || value.isBlank() ? fallback : value.strip();
  }
}
