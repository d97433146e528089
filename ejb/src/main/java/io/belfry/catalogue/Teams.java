package io.belfry.catalogue;

import io.belfry.identity.Notary;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import io.belfry.platform.Line;
import io.belfry.platform.MailAddress;
import io.belfry.platform.Page;
import io.belfry.platform.Versions;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.persistence.LockModeType;
import jakarta.transaction.Transactional;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The teams of the current tenant. */
@ApplicationScoped
@Transactional
@InTenant
public class Teams {
  private static final Pattern SLUG = Pattern.compile("[a-z0-9][a-z0-9-]{0,62}");
  private static final int LONGEST_NAME = 200;

  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final Holdings holdings;
  private final Notary notary;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Teams() {
    this(null, null, null, null);
  }

  @Inject
  Teams(EntityManager entities, CurrentTenant tenant, Holdings holdings, Notary notary) {
    this.entities = entities;
    this.tenant = tenant;
    this.holdings = holdings;
    this.notary = notary;
  }

  /** Every team's name by its id. */
  public Map<String, String> names() {
    List<?> rows =
        entities
            .createNativeQuery("select id, name from team where tenant_id = :tenant")
            .setParameter("tenant", tenant.id())
            .getResultList();
    Map<String, String> names = new HashMap<>();
    for (Object row : rows) {
      Object[] columns = (Object[]) row;
      names.put((String) columns[0], (String) columns[1]);
    }
    return names;
  }

  /** Returns teams by id, those after {@code cursor}. */
  public Page<Team> list(@Nullable String cursor, int limit) {
    List<Team> rows =
        entities
            .createQuery(
                "select t from Team t where t.tenantId = :tenant and t.id > :after order by t.id",
                Team.class)
            .setParameter("tenant", tenant.id())
            .setParameter("after", cursor == null ? "" : Line.of("cursor", cursor, LONGEST_NAME))
            .setMaxResults(limit + 1)
            .getResultList();
    return Page.of(rows, limit, Team::id);
  }

  /**
   * Returns the team of that id.
   *
   * @throws Fault not-found
   */
  public Team get(String id) {
    return find(id, LockModeType.NONE);
  }

  /**
   * Adds a team.
   *
   * @throws Fault invalid-value for an id, name or address that cannot be one, conflict for an id
   *     that is taken
   */
  public Team add(String id, String name, @Nullable String mail) {
    if (entities.find(Team.class, key(id(id))) != null) {
      throw Fault.ofField(
          ErrorCode.CONFLICT, "id", "The team (" + id + ") exists", "Choose another id");
    }
    Team team = new Team(tenant.id(), id, name(name), MailAddress.of("mail", mail));
    entities.persist(team);
    entities.flush();
    seal("add", id, Map.of());
    return team;
  }

  /**
   * Gives a team another name and address.
   *
   * @param version the version that the change was decided on, or null for whichever it is
   * @throws Fault not-found; invalid-value; precondition-failed when it changed since that version
   */
  public Team change(String id, @Nullable Integer version, String name, @Nullable String mail) {
    Team team = get(id);
    Versions.require(version, team.version(), "The team (" + id + ")");
    boolean renamed = !team.name().equals(name(name));
    boolean moved = !Objects.equals(team.mail(), MailAddress.of("mail", mail));
    team.describe(name(name), MailAddress.of("mail", mail));
    entities.flush();
    if (renamed || moved) {
      seal("change", id, Map.of("name", renamed, "mail", moved));
    }
    return team;
  }

  /**
   * Removes a team that owns nothing.
   *
   * @param version the version that the removal was decided on, or null for whichever it is
   * @throws Fault not-found; precondition-failed; conflict, naming what the team still owns
   */
  public void remove(String id, @Nullable Integer version) {
    // Locked, so that nobody gives it a service between the look and the removal.
    Team team = find(id, LockModeType.PESSIMISTIC_WRITE);
    Versions.require(version, team.version(), "The team (" + id + ")");
    List<ItemError> owned = holdings.of(id);
    if (!owned.isEmpty()) {
      throw new Fault(
          ErrorCode.CONFLICT,
          "The team (%s) still owns something. %s."
              .formatted(
                  id,
                  owned.stream()
                      .map(error -> error.reason() + ". " + error.remedy())
                      .collect(Collectors.joining(". "))),
          owned);
    }
    entities.remove(team);
    entities.flush();
    seal("remove", id, Map.of());
  }

  private void seal(String what, String id, Map<String, Object> detail) {
    notary.seal("team." + what, "team:" + id, detail);
  }

  private Team find(String id, LockModeType lock) {
    Team team = Line.isFit(id) ? entities.find(Team.class, key(id), lock) : null;
    if (team == null) {
      throw new Fault(ErrorCode.NOT_FOUND, "There is no team (" + Line.shown(id) + ").");
    }
    return team;
  }

  private Team.Key key(String id) {
    return new Team.Key(tenant.id(), id);
  }

  /**
   * Returns an id that a team may have.
   *
   * @throws Fault invalid-value
   */
  public static String id(String id) {
    if (!SLUG.matcher(id).matches()) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "id",
          "The id (" + Line.shown(id) + ") cannot be one",
          "Use up to 63 small letters, digits and dashes, beginning with a letter or digit");
    }
    return id;
  }

  /**
   * Returns a name that a team may have.
   *
   * @throws Fault missing-field or invalid-value
   */
  public static String name(String name) {
    return Line.of("name", name, LONGEST_NAME);
  }
}
