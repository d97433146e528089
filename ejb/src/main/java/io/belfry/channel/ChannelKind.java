package io.belfry.channel;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import java.util.Arrays;
import java.util.Locale;
import java.util.stream.Collectors;

/** What is at the other end of a channel. */
public enum ChannelKind {
  /** An address for mail. */
  MAIL(false, "", true),
  /** Any HTTP server; what it gets is signed. */
  WEBHOOK(true, "", true),
  /** An incoming webhook as Slack has them, and Mattermost and others with it. */
  SLACK(true, "", true),
  /** PagerDuty's Events API, version 2, or what speaks it. */
  PAGERDUTY(false, "https://events.pagerduty.com/v2/enqueue", false),
  /** An ntfy server, which rings telephones. */
  NTFY(false, "https://ntfy.sh", false),
  /** A table of ServiceNow, in which incidents are kept as records. */
  SERVICENOW(false, "", true);

  private final boolean hidden;
  private final String usual;
  private final boolean checked;

  ChannelKind(boolean hidden, String usual, boolean checked) {
    this.hidden = hidden;
    this.usual = usual;
    this.checked = checked;
  }

  /** Returns the name in the API and in the database. */
  public String code() {
    return name().toLowerCase(Locale.ROOT);
  }

  /** Whether whoever knows the address can send there, which makes it a secret. */
  boolean hidesAddress() {
    return hidden;
  }

  /** Returns the address when none is given; empty when one must be. */
  String usualAddress() {
    return usual;
  }

  /** Whether it is checked now and then unless somebody says otherwise: not what rings. */
  boolean isCheckedUsually() {
    return checked;
  }

  /**
   * Returns the kind of that name.
   *
   * @throws Fault invalid-value with the names that exist when there is none
   */
  public static ChannelKind of(String code) {
    return Arrays.stream(values())
        .filter(kind -> kind.code().equals(code))
        .findFirst()
        .orElseThrow(
            () ->
                Fault.ofField(
                    ErrorCode.INVALID_VALUE,
                    "kind",
                    "There is no kind of channel (" + Line.shown(code) + ")",
                    "Choose from "
                        + Arrays.stream(values())
                            .map(ChannelKind::code)
                            .collect(Collectors.joining(", "))));
  }
}
