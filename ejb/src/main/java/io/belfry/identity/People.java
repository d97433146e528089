package io.belfry.identity;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Who the users of the current tenant are to each other: numbers and names, and nothing else. */
@ApplicationScoped
@Transactional
@InTenant
public class People {
  private static final String COLUMNS = "select id, username, display_name, disabled from app_user";

  private final EntityManager entities;
  private final CurrentTenant tenant;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected People() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public People(EntityManager entities, CurrentTenant tenant) {
    this.entities = entities;
    this.tenant = tenant;
  }

  /** Returns the person of that name, however it is written. */
  public Optional<Person> find(String username) {
    String name = Users.normalise(username);
    return Line.isFit(name) ? read("username = :it", name).stream().findFirst() : Optional.empty();
  }

  /**
   * Returns somebody to whom work can be given.
   *
   * @throws Fault invalid-value for the field when nobody has that name, or may not sign in
   */
  public Person require(String field, String username) {
    Person person =
        find(username)
            .orElseThrow(
                () ->
                    Fault.ofField(
                        ErrorCode.INVALID_VALUE,
                        field,
                        "There is no user (" + Line.shown(username) + ")",
                        "Use the name of a user"));
    if (person.disabled()) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          field,
          "The user (" + person.username() + ") is disabled",
          "Choose somebody else");
    }
    return person;
  }

  /** Returns the actor and, when it is a person, who. */
  public Doer doer(Caller caller) {
    if (caller.kind() == Caller.Kind.TOKEN) {
      return new Doer(Actor.token(caller.name()), null);
    }
    Person person =
        find(caller.name())
            .orElseThrow(() -> new Fault(ErrorCode.UNAUTHENTICATED, "Nobody is signed in."));
    return new Doer(Actor.user(person.id()), person);
  }

  /**
   * Whoever acts.
   *
   * @param person null for a tool
   */
  public record Doer(Actor actor, @Nullable Person person) {}

  /** Returns the people of those numbers. */
  public Map<Long, Person> byId(Collection<Long> ids) {
    Map<Long, Person> people = new HashMap<>();
    if (!ids.isEmpty()) {
      read("id in (:it)", new TreeSet<>(ids)).forEach(person -> people.put(person.id(), person));
    }
    return people;
  }

  /** Returns the names of all who may sign in. */
  public Set<String> usernames() {
    List<?> names =
        entities
            .createNativeQuery(
                "select username from app_user where tenant_id = :tenant and not disabled")
            .setParameter("tenant", tenant.id())
            .getResultList();
    return names.stream().map(String::valueOf).collect(Collectors.toSet());
  }

  private List<Person> read(String condition, Object value) {
    List<?> rows =
        entities
            .createNativeQuery(COLUMNS + " where tenant_id = :tenant and " + condition)
            .setParameter("tenant", tenant.id())
            .setParameter("it", value)
            .getResultList();
    return rows.stream().map(row -> person((Object[]) row)).toList();
  }

  private static Person person(Object[] columns) {
    return new Person(
        ((Number) columns[0]).longValue(),
        (String) columns[1],
        (String) columns[2],
        (Boolean) columns[3]);
  }
}
