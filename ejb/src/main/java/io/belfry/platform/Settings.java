package io.belfry.platform;

import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads settings by name, typed. A system property wins over an environment variable of the same
 * name; an empty value counts as not given. A value that cannot be read stops Belfry at its start,
 * with the name and the value in the message.
 */
public final class Settings {
  /** Where values come from. */
  @FunctionalInterface
  public interface Source {
    /** Returns the value of that name, or null when it is not set. */
    @Nullable String get(String name);
  }

  private final Source source;

  /** Reads from {@code source}. */
  public Settings(Source source) {
    this.source = source;
  }

  /** Reads what the process was started with. */
  public static Settings ofProcess() {
    return new Settings(Settings::fromProcess);
  }

  private static @Nullable String fromProcess(String name) {
    String property = System.getProperty(name);
    return property == null ? System.getenv(name) : property;
  }

  /** Returns the value, if there is one. */
  public Optional<String> text(String name) {
    return Optional.ofNullable(source.get(name)).map(String::strip).filter(v -> !v.isEmpty());
  }

  /** Returns a whole number within bounds, both included. */
  public int number(String name, int fallback, int least, int most) {
    return text(name).map(value -> number(name, value, least, most)).orElse(fallback);
  }

  private static int number(String name, String value, int least, int most) {
    try {
      int number = Integer.parseInt(value);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      throw unreadable(name, value, "a whole number from " + least + " to " + most, e);
    }
    throw unreadable(name, value, "a whole number from " + least + " to " + most, null);
  }

  /** Returns a positive duration in ISO 8601, such as PT30S or P7D. */
  public Duration duration(String name, Duration fallback) {
    return text(name).map(value -> duration(name, value)).orElse(fallback);
  }

  private static Duration duration(String name, String value) {
    try {
      Duration duration = Duration.parse(value);
      if (duration.compareTo(Duration.ZERO) > 0) {
        return duration;
      }
    } catch (DateTimeParseException e) {
      throw unreadable(name, value, "a duration such as PT30S or P7D", e);
    }
    throw unreadable(name, value, "a duration above zero", null);
  }

  /** Returns true or false. */
  public boolean flag(String name, boolean fallback) {
    return text(name).map(value -> flag(name, value)).orElse(fallback);
  }

  private static boolean flag(String name, String value) {
    return switch (value) {
      case "true" -> true;
      case "false" -> false;
      default -> throw unreadable(name, value, "true or false", null);
    };
  }

  /**
   * Returns the directory in which Belfry keeps files of its own: {@code BELFRY_DATA}, or else the
   * server's data directory, or else {@code .belfry} where the process was started.
   */
  public Path dataDirectory() {
    return text("BELFRY_DATA")
        .or(() -> text("jboss.server.data.dir"))
        .map(Path::of)
        .orElseGet(() -> Path.of(".belfry"))
        .toAbsolutePath();
  }

  private static IllegalArgumentException unreadable(
      String name, String value, String wanted, @Nullable Throwable cause) {
    return new IllegalArgumentException(
        "The setting %s (%s) is not %s. Maybe correct it, or remove it to use the default."
            .formatted(name, value, wanted),
        cause);
  }
}
