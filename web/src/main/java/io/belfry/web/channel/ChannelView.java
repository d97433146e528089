package io.belfry.web.channel;

import io.belfry.channel.Channel;
import io.belfry.platform.Length;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A channel as the API shows it.
 *
 * @param address without its path where that is a secret
 * @param sealed whether there is something that nobody is shown
 * @param priorities that it is for; empty for all
 * @param checkEvery such as 1d, or off
 * @param checkFailure why the last check failed; null when it did not
 */
public record ChannelView(
    String team,
    String name,
    String kind,
    String address,
    @Nullable String topic,
    boolean sealed,
    List<String> priorities,
    boolean enabled,
    String checkEvery,
    @Nullable Instant checkedAt,
    @Nullable String checkFailure,
    int version) {

  static ChannelView of(Channel channel) {
    Duration check = channel.checkEvery();
    return new ChannelView(
        channel.team(),
        channel.name(),
        channel.kind().code(),
        channel.address(),
        channel.topic(),
        channel.isSealed(),
        List.copyOf(channel.priorities()),
        channel.enabled(),
        check == null ? "off" : Length.text(check.toMillis()),
        channel.checkedAt(),
        channel.checkFailure(),
        channel.version());
  }
}
