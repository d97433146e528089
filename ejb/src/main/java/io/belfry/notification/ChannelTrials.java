package io.belfry.notification;

import io.belfry.channel.Channels;
import io.belfry.channel.Destination;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;

/** Tries channels of the current tenant when somebody asks. */
@ApplicationScoped
public class ChannelTrials {
  private final Channels channels;
  private final Notifiers notifiers;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected ChannelTrials() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public ChannelTrials(Channels channels, Notifiers notifiers) {
    this.channels = channels;
    this.notifiers = notifiers;
  }

  /**
   * Sends a test, also through a channel that is switched off, and waits for the answer; no
   * transaction is open meanwhile.
   *
   * @throws io.belfry.platform.Fault not-found; conflict when the channel's secret cannot be read
   */
  public Trial test(String team, String name) {
    Destination to = channels.destination(team, name);
    Trial trial = Trial.of(notifiers, team, name, to);
    channels.noteCheck(team, name, trial.reached() ? null : trial.answer());
    return trial;
  }
}
