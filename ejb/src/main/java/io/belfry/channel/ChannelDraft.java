package io.belfry.channel;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What somebody wants a channel to be. Of an address and a secret, what is left out of a change
 * stays.
 *
 * @param address of mail, or https
 * @param topic of ntfy
 * @param secret the signing key of a webhook, the routing key of PagerDuty, the token of ntfy
 * @param priorities that it is for, such as P1; of every priority when null or empty
 * @param enabled true when null
 * @param checkEvery such as 1d, or off; the usual of its kind when null
 */
public record ChannelDraft(
    @Nullable String address,
    @Nullable String topic,
    @Nullable String secret,
    @Nullable List<String> priorities,
    @Nullable Boolean enabled,
    @Nullable String checkEvery) {

  /** Takes a blank text for none. */
  public ChannelDraft {
    address = given(address);
    topic = given(topic);
    secret = given(secret);
    priorities = priorities == null ? null : List.copyOf(priorities);
  }

  private static @Nullable String given(@Nullable String text) {
    return text == null || text.isBlank() ? null : text.strip();
  }

  /** Without what nobody may read in a log. */
  @Override
  public String toString() {
    return "ChannelDraft[priorities=%s, enabled=%s]".formatted(priorities, enabled);
  }
}
