package io.belfry.web.channel;

import io.belfry.channel.ChannelDraft;
import jakarta.validation.constraints.NotNull;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel to add.
 *
 * @param kind mail, webhook, slack, pagerduty or ntfy
 * @param address of mail, or https; may be left out for pagerduty and ntfy
 * @param topic of ntfy
 * @param secret the signing key of a webhook, the routing key of pagerduty, the token of ntfy
 * @param priorities such as P1; all when left out or empty
 * @param enabled true when left out
 * @param checkEvery such as 1d, or off; the usual of its kind when left out
 */
public record ChannelRequest(
    @NotNull String name,
    @NotNull String kind,
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
    return "ChannelRequest[" + name + "]";
  }
}
