package io.belfry.web.oncall;

import io.belfry.oncall.Names;
import java.util.Map;

/** Somebody as others see them. */
public record PersonView(String username, String displayName) {
  static PersonView of(long user, Map<Long, Names.Named> names) {
    Names.Named named = names.get(user);
    return named == null
        ? new PersonView("", "")
        : new PersonView(named.username(), named.displayName());
  }
}
