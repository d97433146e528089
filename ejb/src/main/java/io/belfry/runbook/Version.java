package io.belfry.runbook;

import java.util.Comparator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A semantic version (semver.org 2.0.0) without pre-release and build parts: what is not released
 * is a draft here, whatever its number.
 */
public record Version(int major, int minor, int patch) implements Comparable<Version> {
  private static final Pattern TEXT =
      Pattern.compile("(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})\\.(0|[1-9]\\d{0,8})");
  private static final Comparator<Version> ORDER =
      Comparator.comparingInt(Version::major)
          .thenComparingInt(Version::minor)
          .thenComparingInt(Version::patch);

  /** Reads one such as {@code 1.4.0}; null when the text is none. */
  public static @Nullable Version of(String text) {
    Matcher parts = TEXT.matcher(text);
    return parts.matches()
        ? new Version(
            Integer.parseInt(parts.group(1)),
            Integer.parseInt(parts.group(2)),
            Integer.parseInt(parts.group(3)))
        : null;
  }

  /** The next one for a change of words. */
  public Version nextPatch() {
    return new Version(major, minor, patch + 1);
  }

  /** The next one for a change of what is decided. */
  public Version nextMinor() {
    return new Version(major, minor + 1, 0);
  }

  @Override
  public int compareTo(Version other) {
    return ORDER.compare(this, other);
  }

  @Override
  public String toString() {
    return major + "." + minor + "." + patch;
  }
}
