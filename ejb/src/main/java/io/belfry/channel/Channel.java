package io.belfry.channel;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** One way to reach a team. Its name is the team's own, and stays. */
@Entity
@IdClass(Channel.Key.class)
@Table(name = "channel")
public class Channel {
  /** A channel's name is its own only within the team. */
  public record Key(long tenantId, String team, String name) implements Serializable {}

  @Id
  @Column(name = "tenant_id", updatable = false)
  private long tenantId;

  @Id
  @Column(updatable = false)
  private String team;

  @Id
  @Column(updatable = false)
  private String name;

  @Column(updatable = false)
  private String kind;

  private String address;
  private @Nullable String topic;
  private byte @Nullable [] sealed;
  private String[] priorities;
  private boolean enabled;

  @Column(name = "check_every")
  private @Nullable Integer checkEvery;

  @Column(name = "checked_at", insertable = false, updatable = false)
  private @Nullable Instant checkedAt;

  @Column(name = "check_failure", insertable = false, updatable = false)
  private @Nullable String checkFailure;

  @Column(name = "created_at", updatable = false)
  private Instant createdAt;

  @Version private int version;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected Channel() {}

  @SuppressWarnings("NullAway.Init") // lead() follows at once
  Channel(Key key, ChannelKind kind, Instant at) {
    tenantId = key.tenantId();
    team = key.team();
    name = key.name();
    this.kind = kind.code();
    createdAt = at;
  }

  /** Leads somewhere else from now on. */
  void lead(Destination destination, byte @Nullable [] sealedDestination) {
    address = ShownAddress.of(destination);
    topic = destination.topic().isEmpty() ? null : destination.topic();
    sealed = sealedDestination;
  }

  /** Is for those priorities from now on; switched on or off; checked that often, or never. */
  void serve(Set<String> newPriorities, boolean isEnabled, @Nullable Duration check) {
    priorities = newPriorities.stream().sorted().toArray(String[]::new);
    enabled = isEnabled;
    checkEvery = check == null ? null : Math.toIntExact(check.toSeconds());
  }

  Key key() {
    return new Key(tenantId, team, name);
  }

  byte @Nullable [] sealed() {
    return sealed;
  }

  /** Returns the id of the team. */
  public String team() {
    return team;
  }

  public String name() {
    return name;
  }

  public ChannelKind kind() {
    return ChannelKind.of(kind);
  }

  /** Returns as much of the address as gives nothing away. */
  public String address() {
    return address;
  }

  public @Nullable String topic() {
    return topic;
  }

  /** Whether there is something that nobody is shown. */
  public boolean isSealed() {
    return sealed != null;
  }

  /** Returns the priorities that it is for; empty for all. */
  public Set<String> priorities() {
    return new TreeSet<>(Arrays.asList(priorities));
  }

  public boolean enabled() {
    return enabled;
  }

  /** Returns how often it is checked; null for never. */
  public @Nullable Duration checkEvery() {
    return checkEvery == null ? null : Duration.ofSeconds(checkEvery);
  }

  public @Nullable Instant checkedAt() {
    return checkedAt;
  }

  /** Returns why the last check failed; null when it did not. */
  public @Nullable String checkFailure() {
    return checkFailure;
  }

  /** Returns the number of changes so far; the ETag of the API. */
  public int version() {
    return version;
  }
}
