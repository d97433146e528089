package io.belfry.mapping;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import java.util.regex.Pattern;

/** What a mapping may be called: its name stands in an address. */
final class MappingName {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");

  /** An address of the API beside the mappings' own. */
  private static final String TAKEN = "try";

  private MappingName() {}

  static boolean isOne(String name) {
    return SLUG.matcher(name).matches() && !name.equals(TAKEN);
  }

  static void check(String name) {
    if (!isOne(name)) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "name",
          "The name (" + Line.shown(name) + ") cannot be one",
          "Use up to 63 small letters, digits and dashes, beginning with a letter or digit; not "
              + TAKEN);
    }
  }
}
