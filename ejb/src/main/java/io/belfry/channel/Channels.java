package io.belfry.channel;

import io.belfry.catalogue.Teams;
import io.belfry.identity.Notary;
import io.belfry.platform.Clock;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.platform.OutboundAddresses;
import io.belfry.platform.Settings;
import io.belfry.platform.Vault;
import io.belfry.platform.Versions;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The channels of the current tenant's teams. */
@ApplicationScoped
@Transactional
@InTenant
public class Channels {
  private static final Pattern NAME = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final int MOST_OF_A_TEAM = 20;

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final Teams teams;
  private final Notary notary;
  private final Clock clock;
  private final ChannelTerms terms;
  private final Seal seal;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Channels() {
    entities = null;
    tenant = null;
    teams = null;
    notary = null;
    clock = null;
    terms = null;
    seal = null;
  }

  /** Creates it from what it works with. */
  @Inject
  public Channels(
      EntityManager entities,
      CurrentTenant tenant,
      Teams teams,
      Notary notary,
      Clock clock,
      Settings settings,
      Vault vault) {
    this.entities = entities;
    this.tenant = tenant;
    this.teams = teams;
    this.notary = notary;
    this.clock = clock;
    terms = new ChannelTerms(new OutboundAddresses(settings));
    seal = new Seal(vault);
  }

  /**
   * Returns the channels of a team by name.
   *
   * @throws Fault not-found when there is no such team
   */
  public List<Channel> list(String team) {
    return entities
        .createQuery(
            "select c from Channel c where c.tenantId = :tenant and c.team = :team order by c.name",
            Channel.class)
        .setParameter("tenant", tenant.id())
        .setParameter("team", teams.get(team).id())
        .getResultList();
  }

  /**
   * Returns one.
   *
   * @throws Fault not-found
   */
  public Channel get(String team, String name) {
    Channel channel =
        Line.isFit(team) && Line.isFit(name) ? entities.find(Channel.class, key(team, name)) : null;
    if (channel == null) {
      throw new Fault(
          ErrorCode.NOT_FOUND,
          "The team (%s) has no channel (%s).".formatted(Line.shown(team), Line.shown(name)));
    }
    return channel;
  }

  /**
   * Returns where one leads, with its secrets.
   *
   * @throws Fault not-found; conflict when it was sealed with another key
   */
  public Destination destination(String team, String name) {
    return destination(get(team, name));
  }

  private Destination destination(Channel channel) {
    return seal.open(
        channel.key(), channel.kind(), channel.address(), channel.topic(), channel.sealed());
  }

  /**
   * Adds one.
   *
   * @throws Fault not-found for the team; invalid-value, missing-field; conflict for a name that is
   *     taken, or when the team has too many
   */
  public Channel add(String team, String name, ChannelKind kind, ChannelDraft draft) {
    if (!NAME.matcher(name).matches()) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "name",
          "The name (" + Line.shown(name) + ") cannot be one",
          "Use up to 63 small letters, digits and dashes, beginning with a letter or digit");
    }
    List<Channel> present = list(team);
    if (present.stream().anyMatch(channel -> channel.name().equals(name))) {
      throw Fault.ofField(
          ErrorCode.CONFLICT,
          "name",
          "The channel (" + name + ") exists",
          "Change that one, or choose another name");
    }
    if (present.size() >= MOST_OF_A_TEAM) {
      throw new Fault(
          ErrorCode.CONFLICT,
          "The team (%s) has %d channels, and each is told of every event. Remove one first."
              .formatted(team, present.size()));
    }
    Channel channel = new Channel(key(team, name), kind, clock.now());
    describe(channel, draft, terms.destination(kind, draft, null));
    entities.persist(channel);
    entities.flush();
    seal("add", channel, draft);
    return channel;
  }

  /**
   * Changes one; of its address and its secret, what is left out stays.
   *
   * @param version the version that the change was decided on, or null for whichever it is
   * @throws Fault not-found; invalid-value; precondition-failed when it changed since that version;
   *     conflict when its secret cannot be read and none is given
   */
  public Channel change(String team, String name, @Nullable Integer version, ChannelDraft draft) {
    Channel channel = get(team, name);
    Versions.require(version, channel.version(), "The channel (" + name + ")");
    describe(channel, draft, terms.destination(channel.kind(), draft, before(channel, draft)));
    entities.flush();
    seal("change", channel, draft);
    return channel;
  }

  /** What was lost with its key is entered again, all of it. */
  private @Nullable Destination before(Channel channel, ChannelDraft draft) {
    try {
      return destination(channel);
    } catch (Fault unreadable) {
      if (draft.address() == null && draft.secret() == null) {
        throw unreadable;
      }
      return null;
    }
  }

  /**
   * Removes one.
   *
   * @param version the version that the removal was decided on, or null for whichever it is
   * @throws Fault not-found; precondition-failed
   */
  public void remove(String team, String name, @Nullable Integer version) {
    Channel channel = get(team, name);
    Versions.require(version, channel.version(), "The channel (" + name + ")");
    entities.remove(channel);
    entities.flush();
    notary.seal("channel.remove", object(channel), Map.of("kind", channel.kind().code()));
  }

  /** Whether address and secret are new, and never what they are. */
  private void seal(String what, Channel channel, ChannelDraft draft) {
    notary.seal(
        "channel." + what,
        object(channel),
        Map.of(
            "kind", channel.kind().code(),
            "enabled", channel.enabled(),
            "priorities", channel.priorities(),
            "newAddress", draft.address() != null,
            "newSecret", draft.secret() != null));
  }

  private static String object(Channel channel) {
    return "channel:" + channel.team() + "/" + channel.name();
  }

  /** Notes what a test found; what people edit is not touched by it. */
  public void noteCheck(String team, String name, @Nullable String failure) {
    entities
        .createNativeQuery(
            "update channel set checked_at = :now, check_failure = nullif(:failure, '')"
                + " where tenant_id = :tenant and team = :team and name = :name")
        .setParameter("now", clock.now())
        .setParameter("failure", failure == null ? "" : failure)
        .setParameter("tenant", tenant.id())
        .setParameter("team", team)
        .setParameter("name", name)
        .executeUpdate();
  }

  private void describe(Channel channel, ChannelDraft draft, Destination destination) {
    channel.lead(destination, seal.close(channel.key(), destination));
    channel.serve(
        ChannelTerms.priorities(draft.priorities()),
        draft.enabled() == null || draft.enabled(),
        ChannelTerms.check(channel.kind(), draft.checkEvery()));
  }

  private Channel.Key key(String team, String name) {
    return new Channel.Key(tenant.id(), team, name);
  }
}
