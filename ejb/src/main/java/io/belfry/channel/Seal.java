package io.belfry.channel;

import io.belfry.platform.Json;
import io.belfry.platform.Vault;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Seals what a channel's address and secret give away, for its own row alone. */
public final class Seal {
  private final Vault vault;

  /** Creates it from the vault that holds the key. */
  public Seal(Vault vault) {
    this.vault = vault;
  }

  /** Seals both; null when neither is to be hidden. */
  byte @Nullable [] close(Channel.Key key, Destination destination) {
    if (!destination.kind().hidesAddress() && destination.secret().isEmpty()) {
      return null;
    }
    return vault.seal(
        Json.write(Map.of("address", destination.address(), "secret", destination.secret())),
        place(key));
  }

  /**
   * Returns where a stored channel leads.
   *
   * @throws io.belfry.platform.Fault when it was sealed with another key
   */
  public Destination open(
      Channel.Key key,
      ChannelKind kind,
      String address,
      @Nullable String topic,
      byte @Nullable [] sealed) {
    if (sealed == null) {
      return Destination.of(kind, address, topic);
    }
    Map<?, ?> hidden = Json.read(vault.open(sealed, place(key)), Map.class);
    return new Destination(
        kind,
        String.valueOf(hidden.get("address")),
        topic == null ? "" : topic,
        String.valueOf(hidden.get("secret")));
  }

  private static String place(Channel.Key key) {
    // No id of a team has a slash.
    return "channel/%d/%s/%s".formatted(key.tenantId(), key.team(), key.name());
  }
}
