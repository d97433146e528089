package io.belfry.exchange;

import io.belfry.catalogue.Teams;
import io.belfry.identity.CurrentCaller;
import io.belfry.identity.Permission;
import io.belfry.identity.Role;
import io.belfry.identity.User;
import io.belfry.identity.UserChange;
import io.belfry.identity.Users;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.util.Comparator;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Who may sign in, as items of a catalogue, for those who manage users. A file holds no passwords,
 * and removes nobody: who is new gets a one-time password from an administrator, and who is gone is
 * disabled.
 */
@ApplicationScoped
public class UserItems {
  private static final int ALL = 1_000_000;
  private static final int LONGEST_NAME = 100;
  private static final String DISABLED = "disabled";

  private final Users users;
  private final CurrentCaller caller;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected UserItems() {
    this(null, null);
  }

  /** Creates it from what it reads and writes. */
  @Inject
  public UserItems(Users users, CurrentCaller caller) {
    this.users = users;
    this.caller = caller;
  }

  /** Adds them to what is there; to whoever does not manage users it shows none. */
  void read(Contents contents) {
    if (!caller.caller().may(Permission.USERS_MANAGE)) {
      return;
    }
    contents.begin(Kind.USER);
    for (User user : users.list(null, ALL).items()) {
      Map<String, Object> fields = new LinkedHashMap<>();
      fields.put("username", user.username());
      fields.put("name", user.displayName());
      if (!user.roles().isEmpty()) {
        fields.put("roles", user.roles().stream().map(Role::code).sorted().toList());
      }
      if (!user.teams().isEmpty()) {
        fields.put("teams", List.copyOf(new TreeSet<>(user.teams())));
      }
      if (user.disabled()) {
        fields.put("access", DISABLED);
      }
      contents.add(new Item(Kind.USER, user.username(), fields, ""));
    }
  }

  /**
   * Refuses a file that speaks of users when the caller does not manage them.
   *
   * @throws Fault forbidden
   */
  void requireManager(Contents file) {
    if (file.has(Kind.USER) && !caller.caller().may(Permission.USERS_MANAGE)) {
      throw new Fault(
          ErrorCode.FORBIDDEN,
          "The file has a section (users), for which the scope %s is needed. Leave it out, and users"
                  .formatted(Permission.USERS_MANAGE.code())
              + " stay as they are.");
    }
  }

  /** The fields of one in a file. */
  static String read(Fields fields) {
    String username = fields.need("username", Users::normalise);
    fields.need("name", name -> Line.of("name", name, LONGEST_NAME));
    fields.list("roles", UserItems::codes);
    fields.list(
        "teams", teams -> List.copyOf(new TreeSet<>(teams.stream().map(Teams::id).toList())));
    fields.may("access", UserItems::access);
    return username;
  }

  private static List<String> codes(List<String> codes) {
    return codes.stream().map(Role::of).map(Role::code).distinct().sorted().toList();
  }

  private static String access(String word) {
    if (!word.equals(DISABLED)) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          "access",
          "There is no access (" + Line.shown(word) + ")",
          "Write disabled, or leave it out");
    }
    return word;
  }

  /** Who may sign in once a file is taken in. */
  static Set<String> afterwards(Set<String> before, Contents file) {
    Set<String> names = new HashSet<>(before);
    for (Item item : file.of(Kind.USER).values()) {
      if (item.text("access").equals(DISABLED)) {
        names.remove(item.name());
      } else {
        names.add(item.name());
      }
    }
    return names;
  }

  /** Administrators first, so that there is always one. */
  void write(Comparison comparison) {
    comparison.added(Kind.USER).forEach(this::add);
    comparison
        .changed(Kind.USER)
        .sorted(Comparator.comparing(item -> !roles(item).contains(Role.ADMINISTRATOR)))
        .toList()
        .forEach(item -> users.change(item.name(), change(item)));
  }

  private void add(Item item) {
    users.add(item.name(), item.text("name"), roles(item), Set.copyOf(item.texts("teams")));
    if (item.text("access").equals(DISABLED)) {
      users.change(item.name(), change(item));
    }
  }

  private static UserChange change(Item item) {
    return new UserChange(
        null,
        item.text("name"),
        roles(item),
        item.text("access").equals(DISABLED),
        Set.copyOf(item.texts("teams")));
  }

  private static Set<Role> roles(Item item) {
    return item.texts("roles").stream().map(Role::of).collect(Collectors.toSet());
  }
}
