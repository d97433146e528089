package io.belfry.web.event;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.web.EntityVersion;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The version of an event's handling as If-Match carries it: alone, or after the engine's. */
final class HandlingVersion {
  private static final Pattern TAG = Pattern.compile("\"(?:\\d{1,18}-)?(\\d{1,9})\"");

  private HandlingVersion() {}

  /**
   * The same where leaving the field out is no choice.
   *
   * @throws Fault precondition-required when it is absent
   */
  static @Nullable Integer required(@Nullable String ifMatch) {
    if (ifMatch == null) {
      return EntityVersion.required(null);
    }
    return expected(ifMatch);
  }

  /**
   * Returns the version; null when the field is absent or {@code *}.
   *
   * @throws Fault precondition-failed for a tag that was never one of ours
   */
  static @Nullable Integer expected(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return null;
    }
    Matcher tag = TAG.matcher(ifMatch.strip());
    if (!tag.matches()) {
      throw new Fault(
          ErrorCode.PRECONDITION_FAILED,
          "If-Match (" + Line.shown(ifMatch) + ") is not an ETag that was sent. Read it again.");
    }
    return Integer.valueOf(tag.group(1));
  }
}
