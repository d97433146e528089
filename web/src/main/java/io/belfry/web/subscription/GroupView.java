package io.belfry.web.subscription;

import io.belfry.subscription.UserGroup;
import io.belfry.web.people.Names;
import io.belfry.web.people.PersonView;
import java.util.List;

/** A group of people. */
public record GroupView(String name, String title, List<PersonView> members, int version) {
  static GroupView of(UserGroup group, Names names) {
    return new GroupView(
        group.name(), group.title(), names.views(group.members()), group.version());
  }
}
