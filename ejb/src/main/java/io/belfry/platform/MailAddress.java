package io.belfry.platform;

import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** One mail address that somebody typed, and never a list of them or a header field. */
public final class MailAddress {
  private static final Pattern MAIL = Pattern.compile("[^\\s@<>,;:\"()]+@[^\\s@<>,;:\"()]+");

  // RFC 5321, with the brackets of its path taken off.
  private static final int LONGEST = 254;

  private MailAddress() {}

  /**
   * Returns the address; null for none.
   *
   * @throws Fault invalid-value for {@code field} when it cannot be one
   */
  public static @Nullable String of(String field, @Nullable String text) {
    if (text == null || text.isBlank()) {
      return null;
    }
    String address = Line.of(field, text, LONGEST);
    if (!MAIL.matcher(address).matches()) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          field,
          "The address (" + Line.shown(address) + ") cannot be one",
          "Send one address such as team@example.com, or none");
    }
    return address;
  }
}
