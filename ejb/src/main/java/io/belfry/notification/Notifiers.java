package io.belfry.notification;

import io.belfry.channel.ChannelKind;
import io.belfry.platform.OutboundAddresses;
import io.belfry.platform.Settings;
import java.time.InstantSource;
import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** The notifier of each kind of channel. */
public final class Notifiers {
  private final Map<ChannelKind, Notifier> byKind;

  private Notifiers(Map<ChannelKind, Notifier> byKind) {
    this.byKind = byKind;
  }

  /**
   * Creates them all.
   *
   * @throws IllegalArgumentException when a setting cannot be read
   */
  public static Notifiers of(Settings settings, InstantSource clock) {
    Links links = new Links(settings);
    HttpDelivery delivery = new HttpDelivery(new OutboundAddresses(settings), clock);
    Map<ChannelKind, Notifier> byKind = new EnumMap<>(ChannelKind.class);
    byKind.put(ChannelKind.MAIL, new MailNotifier(settings));
    byKind.put(ChannelKind.WEBHOOK, new WebhookNotifier(delivery, links));
    byKind.put(ChannelKind.SLACK, new SlackNotifier(delivery, links));
    byKind.put(ChannelKind.PAGERDUTY, new PagerDutyNotifier(delivery, links));
    byKind.put(ChannelKind.NTFY, new NtfyNotifier(delivery, links));
    byKind.put(ChannelKind.SERVICENOW, new ServiceNowNotifier(delivery));
    return new Notifiers(byKind);
  }

  /** One for all kinds. */
  static Notifiers all(Notifier notifier) {
    Map<ChannelKind, Notifier> byKind = new EnumMap<>(ChannelKind.class);
    for (ChannelKind kind : ChannelKind.values()) {
      byKind.put(kind, notifier);
    }
    return new Notifiers(byKind);
  }

  Notifier of(ChannelKind kind) {
    return Objects.requireNonNull(byKind.get(kind));
  }
}
