package io.belfry.web.people;

import io.belfry.identity.Actor;
import io.belfry.identity.People;
import io.belfry.identity.Person;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** The names of those who have to do with what a request shows. */
public final class Names {
  private final Map<Long, Person> people;

  private Names(Map<Long, Person> people) {
    this.people = people;
  }

  /** Asks for the names of actors, all at once; what is null is nobody. */
  public static Names of(People people, Collection<? extends @Nullable Actor> actors) {
    TreeSet<Long> users = new TreeSet<>();
    for (Actor actor : actors) {
      if (actor != null && actor.kind() == Actor.Kind.USER) {
        users.add(Long.valueOf(actor.id()));
      }
    }
    return new Names(people.byId(users));
  }

  /** Returns who that is; null for nobody, and for Belfry itself. */
  public @Nullable PersonView view(@Nullable Actor actor) {
    return actor == null || actor.kind() == Actor.Kind.BELFRY ? null : known(actor);
  }

  /** Returns the username, or the id of a token; null for nobody, and for Belfry itself. */
  public @Nullable String username(@Nullable Actor actor) {
    PersonView view = view(actor);
    return view == null ? null : view.username();
  }

  /** Returns the same of the code of an actor. */
  public @Nullable String username(@Nullable String code) {
    return code == null ? null : username(Actor.of(code));
  }

  /** Returns who they are, without Belfry itself. */
  public List<PersonView> views(List<Actor> actors) {
    return actors.stream().map(this::view).filter(Objects::nonNull).toList();
  }

  /** Returns what somebody is called in a sentence. */
  public String called(@Nullable Actor actor) {
    PersonView view = view(actor);
    return view == null ? "Belfry" : view.displayName();
  }

  private PersonView known(Actor actor) {
    if (actor.kind() == Actor.Kind.TOKEN) {
      return new PersonView(actor.id(), "Tool " + actor.id());
    }
    Person person = people.get(Long.valueOf(actor.id()));
    return person == null
        ? new PersonView(actor.id(), "User " + actor.id())
        : new PersonView(person.username(), person.displayName());
  }
}
