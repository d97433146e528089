package io.belfry.channel;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import java.util.regex.Pattern;

/** The name under which an ntfy server keeps what somebody subscribed to. */
public final class NtfyTopic {
  private static final Pattern TOPIC = Pattern.compile("[-_A-Za-z0-9]{1,64}");
  private static final int LONGEST = 200;

  private NtfyTopic() {}

  /**
   * Returns the topic.
   *
   * @throws Fault invalid-value for the field, missing-field when it is empty
   */
  public static String of(String field, String text) {
    String topic = Line.of(field, text, LONGEST);
    if (!TOPIC.matcher(topic).matches()) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          field,
          "The topic (" + Line.shown(topic) + ") cannot be one",
          "Use up to 64 letters, digits, - and _");
    }
    return topic;
  }
}
