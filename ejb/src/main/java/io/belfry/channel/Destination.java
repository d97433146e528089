package io.belfry.channel;

import org.jspecify.annotations.Nullable;

/**
 * Where a channel leads, unsealed: for whoever sends, and for nobody who looks.
 *
 * @param address of mail, or https
 * @param topic empty unless the kind has topics
 * @param secret empty when there is none
 */
public record Destination(ChannelKind kind, String address, String topic, String secret) {

  /** Creates one without a topic and a secret. */
  public static Destination of(ChannelKind kind, String address) {
    return new Destination(kind, address, "", "");
  }

  /** Creates one with a topic at most. */
  public static Destination of(ChannelKind kind, String address, @Nullable String topic) {
    return new Destination(kind, address, topic == null ? "" : topic, "");
  }

  /** Without what nobody may read in a log. */
  @Override
  public String toString() {
    return "Destination[" + kind.code() + "]";
  }
}
