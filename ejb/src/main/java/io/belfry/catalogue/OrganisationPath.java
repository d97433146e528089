package io.belfry.catalogue;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A place in the organisation: names that are joined by full stops, the widest first. */
public final class OrganisationPath {
  private static final int LONGEST = 200;
  private static final Pattern PATH = Pattern.compile("[\\p{L}\\p{N}_ -]+(\\.[\\p{L}\\p{N}_ -]+)*");

  private OrganisationPath() {}

  /**
   * Returns the path; null for a blank text.
   *
   * @throws Fault invalid-value
   */
  public static @Nullable String of(String text) {
    if (text.isBlank()) {
      return null;
    }
    String path = Line.of("path", text, LONGEST);
    if (!PATH.matcher(path).matches()) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "path",
          "The path (%s) cannot be one".formatted(Line.shown(path)),
          "Join names with full stops, such as shop.frontend.ui");
    }
    return path;
  }
}
