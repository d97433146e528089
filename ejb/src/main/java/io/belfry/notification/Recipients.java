package io.belfry.notification;

import io.belfry.channel.Channel;
import io.belfry.channel.ChannelKind;
import io.belfry.channel.Destination;
import io.belfry.channel.Seal;
import io.belfry.platform.Fault;
import io.belfry.platform.OutboundAddresses;
import io.belfry.platform.Settings;
import io.belfry.platform.Vault;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Finds out where a row of the outbox goes now: addresses change while it waits. */
public final class Recipients {
  private static final String NTFY = "BELFRY_NTFY_URL";

  private final Seal seal;
  private final String ntfy;

  private Recipients(Seal seal, String ntfy) {
    this.seal = seal;
    this.ntfy = ntfy;
  }

  /**
   * Creates it; {@code BELFRY_NTFY_URL} is the server at which people have their topics.
   *
   * @throws IllegalArgumentException when that cannot be called
   */
  public static Recipients of(Settings settings, Vault vault) {
    String server = settings.text(NTFY).orElse("https://ntfy.sh");
    try {
      return new Recipients(
          new Seal(vault), new OutboundAddresses(settings).read(NTFY, server).toString());
    } catch (Fault refused) {
      throw new IllegalArgumentException(
          "The setting %s cannot be used. %s".formatted(NTFY, refused.detail()), refused);
    }
  }

  /** Reads a row of the claim. */
  Claimed of(ResultSet row) throws SQLException {
    String channel = row.getString("channel");
    try {
      if (channel != null) {
        return ofChannel(row, channel);
      }
      String person = row.getString("username");
      if (person == null) {
        return ofTeam(row);
      }
      return row.getString("lane").equals("mail")
          ? ofAddress(
              row, row.getString("user_mail"), "The user %s has no mail address.".formatted(person))
          : ofTopic(row, person);
    } catch (Fault unreadable) {
      return hindered(row, unreadable.detail());
    }
  }

  private Claimed ofTeam(ResultSet row) throws SQLException {
    return ofAddress(
        row,
        row.getString("team_mail"),
        "The team %s has no mail address.".formatted(row.getString("team")));
  }

  private static Claimed ofAddress(ResultSet row, @Nullable String address, String otherwise)
      throws SQLException {
    return address == null
        ? hindered(row, otherwise)
        : ready(row, address, Destination.of(ChannelKind.MAIL, address));
  }

  private Claimed ofTopic(ResultSet row, String person) throws SQLException {
    String topic = row.getString("ntfy_topic");
    return topic == null
        ? hindered(row, "The user %s has no topic of ntfy.".formatted(person))
        : ready(row, "ntfy of " + person, Destination.of(ChannelKind.NTFY, ntfy, topic));
  }

  private Claimed ofChannel(ResultSet row, String name) throws SQLException {
    String team = row.getString("team");
    String kind = row.getString("kind");
    if (kind == null) {
      return hindered(row, "The team %s has no channel %s any more.".formatted(team, name));
    }
    if (!row.getBoolean("enabled")) {
      return hindered(row, "The channel %s of the team %s is switched off.".formatted(name, team));
    }
    Destination destination =
        seal.open(
            new Channel.Key(row.getLong("tenant_id"), team, name),
            ChannelKind.of(kind),
            row.getString("address"),
            row.getString("topic"),
            row.getBytes("sealed"));
    return ready(row, row.getString("address"), destination);
  }

  private static Claimed hindered(ResultSet row, String hindrance) throws SQLException {
    return new Claimed(
        row.getLong("id"),
        row.getString("key"),
        row.getInt("attempts"),
        row.getString("lane"),
        null,
        hindrance,
        null);
  }

  private static Claimed ready(ResultSet row, String recipient, Destination destination)
      throws SQLException {
    UUID event = row.getObject("event_id", UUID.class);
    return new Claimed(
        row.getLong("id"),
        row.getString("key"),
        row.getInt("attempts"),
        row.getString("lane"),
        recipient,
        "",
        new Notification(
            row.getString("key"),
            Occasion.of(row.getString("occasion")),
            row.getString("team"),
            destination,
            row.getString("subject"),
            row.getString("body"),
            event,
            about(row, event)));
  }

  private static @Nullable About about(ResultSet row, UUID event) throws SQLException {
    long number = row.getLong("number");
    if (row.wasNull()) {
      return null;
    }
    String runbook = row.getString("runbook_title");
    return new About(
        event,
        number,
        row.getString("event_key"),
        row.getString("priority"),
        row.getString("severity"),
        row.getString("event_state"),
        row.getString("service"),
        row.getString("ci"),
        row.getString("type"),
        row.getString("source"),
        runbook == null ? "" : runbook,
        row.getTimestamp("opened_at").toInstant());
  }
}
