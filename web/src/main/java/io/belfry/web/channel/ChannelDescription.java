package io.belfry.web.channel;

import io.belfry.channel.ChannelDraft;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a channel is to be. Address, topic and secret stay when they are left out; the secret must
 * come with an address at another server.
 */
public record ChannelDescription(
    @Nullable String address,
    @Nullable String topic,
    @Nullable String secret,
    @Nullable List<@NotNull String> priorities,
    @Nullable Boolean enabled,
    @Nullable String checkEvery) {

  ChannelDraft draft() {
    return new ChannelDraft(address, topic, secret, priorities, enabled, checkEvery);
  }

  @Override
  public String toString() {
    return "ChannelDescription[...]";
  }
}
