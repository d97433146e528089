package io.belfry.web;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import jakarta.ws.rs.core.EntityTag;
import org.jspecify.annotations.Nullable;

/** The version of a thing as the header fields ETag and If-Match carry it. */
public final class EntityVersion {
  private EntityVersion() {}

  /** Returns the ETag of a version. */
  public static EntityTag tag(int version) {
    return new EntityTag(Integer.toString(version));
  }

  /**
   * Returns the version that If-Match names; null when the field is absent or {@code *}.
   *
   * @throws Fault precondition-failed for a tag that was never one of ours
   */
  public static @Nullable Integer expected(@Nullable String ifMatch) {
    if (ifMatch == null || ifMatch.strip().equals("*")) {
      return null;
    }
    String tag = ifMatch.strip();
    if (tag.matches("\"\\d{1,9}\"")) {
      return Integer.valueOf(tag.substring(1, tag.length() - 1));
    }
    throw new Fault(
        ErrorCode.PRECONDITION_FAILED,
        "If-Match (" + ifMatch + ") is not an ETag that was sent. Read it again.");
  }

  /**
   * Returns the version that If-Match names, where leaving the field out is no choice; null when it
   * is {@code *}.
   *
   * @throws Fault precondition-required when it is absent, precondition-failed for a tag that was
   *     never one of ours
   */
  public static @Nullable Integer required(@Nullable String ifMatch) {
    if (ifMatch == null) {
      throw new Fault(
          ErrorCode.PRECONDITION_REQUIRED,
          "The header If-Match is missing. Send the ETag that came with the last read, or * to"
              + " overwrite whatever is there.");
    }
    return expected(ifMatch);
  }
}
