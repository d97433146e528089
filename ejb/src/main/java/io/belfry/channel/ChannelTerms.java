package io.belfry.channel;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Length;
import io.belfry.platform.Line;
import io.belfry.platform.MailAddress;
import io.belfry.platform.OutboundAddresses;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What each kind of channel asks for, and what it refuses. */
final class ChannelTerms {
  private static final Set<String> PRIORITIES = Set.of("P1", "P2", "P3", "P4");
  private static final int LONGEST_SECRET = 200;
  private static final int SHORTEST_SIGNING_KEY = 16;
  private static final Duration USUAL_CHECK = Duration.ofDays(1);
  private static final Duration LEAST_CHECK = Duration.ofMinutes(10);
  private static final Duration MOST_CHECK = Duration.ofDays(30);

  private final OutboundAddresses addresses;

  ChannelTerms(OutboundAddresses addresses) {
    this.addresses = addresses;
  }

  /**
   * Returns where a channel is to lead.
   *
   * @param before where it led until now; null for a new one
   * @throws Fault missing-field, invalid-value
   */
  Destination destination(ChannelKind kind, ChannelDraft draft, @Nullable Destination before) {
    String address = address(kind, draft.address(), before);
    String secret = secret(kind, draft.secret(), before);
    if (before != null
        && draft.secret() == null
        && !secret.isEmpty()
        && !ShownAddress.origin(address).equals(ShownAddress.origin(before.address()))) {
      throw Fault.ofField(
          ErrorCode.MISSING_FIELD,
          "secret",
          "The address leads to another server, which must not get the secret of this one",
          "Send the secret, too");
    }
    return new Destination(kind, address, topic(kind, draft.topic(), before), secret);
  }

  private String address(ChannelKind kind, @Nullable String text, @Nullable Destination before) {
    if (text == null) {
      String kept = before == null ? kind.usualAddress() : before.address();
      if (kept.isEmpty()) {
        throw Fault.ofField(
            ErrorCode.MISSING_FIELD,
            "address",
            "A channel of the kind (" + kind.code() + ") needs an address",
            kind == ChannelKind.MAIL ? "Send one for mail" : "Send one that begins with https://");
      }
      return kept;
    }
    return kind == ChannelKind.MAIL
        ? String.valueOf(MailAddress.of("address", text))
        : addresses.read("address", text).toString();
  }

  private static String secret(
      ChannelKind kind, @Nullable String text, @Nullable Destination before) {
    boolean isNeeded =
        switch (kind) {
          case WEBHOOK, PAGERDUTY, SERVICENOW -> true;
          case MAIL, SLACK, NTFY -> false;
        };
    if (text == null) {
      String kept = before == null ? "" : before.secret();
      if (kept.isEmpty() && isNeeded) {
        throw Fault.ofField(
            ErrorCode.MISSING_FIELD,
            "secret",
            "A channel of the kind (" + kind.code() + ") needs a secret",
            switch (kind) {
              case WEBHOOK -> "Send the key that signs, and give it to the receiver";
              case SERVICENOW -> "Send a user and its password as user:password, or a token";
              default -> "Send the routing key (integration key) of the service";
            });
      }
      return kept;
    }
    if (!isNeeded && kind != ChannelKind.NTFY) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "secret",
          "A channel of the kind (" + kind.code() + ") has no secret of its own",
          "Leave it out");
    }
    if (kind == ChannelKind.WEBHOOK && text.length() < SHORTEST_SIGNING_KEY) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "secret",
          "The signing key has %d characters".formatted(text.length()),
          "Use at least " + SHORTEST_SIGNING_KEY);
    }
    if (text.length() > LONGEST_SECRET || !text.matches("[\\x21-\\x7e]+")) {
      // Its value stands in no message.
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "secret",
          "The secret cannot be one",
          "Use up to %d letters, digits and signs of ASCII".formatted(LONGEST_SECRET));
    }
    return text;
  }

  private static String topic(
      ChannelKind kind, @Nullable String text, @Nullable Destination before) {
    if (kind == ChannelKind.SERVICENOW) {
      return table(text == null && before != null ? before.topic() : text);
    }
    if (kind != ChannelKind.NTFY) {
      if (text != null) {
        throw Fault.ofField(
            ErrorCode.INVALID_VALUE,
            "topic",
            "A channel of the kind (" + kind.code() + ") has no topic",
            "Leave it out");
      }
      return "";
    }
    if (text == null && before != null) {
      return before.topic();
    }
    return NtfyTopic.of("topic", text == null ? "" : text);
  }

  private static String table(@Nullable String text) {
    String table = text == null ? "incident" : text;
    if (!table.matches("[a-z][a-z0-9_]{0,79}")) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "topic",
          "The table (" + Line.shown(table) + ") cannot be one",
          "Use the name of a table of ServiceNow, such as incident");
    }
    return table;
  }

  static Set<String> priorities(@Nullable List<String> words) {
    Set<String> chosen = new TreeSet<>(words == null ? List.of() : words);
    for (String word : chosen) {
      if (!PRIORITIES.contains(word)) {
        throw Fault.ofField(
            ErrorCode.INVALID_VALUE,
            "priorities",
            "There is no priority (" + Line.shown(word) + ")",
            "Choose from P1, P2, P3, P4");
      }
    }
    return chosen;
  }

  /** Returns how often to check; null for never. */
  static @Nullable Duration check(ChannelKind kind, @Nullable String text) {
    if (text == null) {
      return kind.isCheckedUsually() ? USUAL_CHECK : null;
    }
    return text.equals("off")
        ? null
        : Duration.ofMillis(
            Length.of("checkEvery", text, LEAST_CHECK.toMillis(), MOST_CHECK.toMillis()));
  }
}
