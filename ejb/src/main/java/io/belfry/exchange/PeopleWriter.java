package io.belfry.exchange;

import io.belfry.oncall.Rotations;
import io.belfry.subscription.Subscription;
import io.belfry.subscription.Subscriptions;
import io.belfry.subscription.UserGroups;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.Comparator;
import java.util.List;

/**
 * Writes what a comparison says of users and groups, of what they subscribe to, and of rotations.
 */
@ApplicationScoped
public class PeopleWriter {
  private final UserItems users;
  private final UserGroups groups;
  private final Subscriptions subscriptions;
  private final Rotations rotations;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected PeopleWriter() {
    this(null, null, null, null);
  }

  /** Creates it from what it writes. */
  @Inject
  public PeopleWriter(
      UserItems users, UserGroups groups, Subscriptions subscriptions, Rotations rotations) {
    this.users = users;
    this.groups = groups;
    this.subscriptions = subscriptions;
    this.rotations = rotations;
  }

  void write(Comparison comparison) {
    users.write(comparison);
    comparison
        .put(Kind.GROUP)
        .forEach(item -> groups.put(item.name(), null, item.text("title"), item.texts("members")));
    comparison.added(Kind.SUBSCRIPTION).forEach(item -> subscriptions.add(draft(item)));
    comparison.changed(Kind.SUBSCRIPTION).forEach(this::changeSubscription);
    comparison.removed(Kind.SUBSCRIPTION).forEach(this::removeSubscriptions);
    comparison
        .put(Kind.ROTATION)
        .forEach(
            item ->
                rotations.set(
                    item.name(),
                    null,
                    item.text("zone"),
                    LocalDate.parse(item.text("starts-on")),
                    LocalTime.parse(item.text("handover")),
                    item.texts("members")));
    comparison.removed(Kind.ROTATION).forEach(item -> rotations.remove(item.name(), null));
    comparison.removed(Kind.GROUP).forEach(item -> groups.remove(item.name(), null));
  }

  /** One is enough for what several came to. */
  private void changeSubscription(Item item) {
    List<Subscription> same = same(item);
    subscriptions.change(same.get(0).id(), null, draft(item));
    same.stream().skip(1).forEach(more -> subscriptions.remove(more.id(), null));
  }

  private void removeSubscriptions(Item item) {
    same(item).forEach(each -> subscriptions.remove(each.id(), null));
  }

  private List<Subscription> same(Item item) {
    return subscriptions.list(item.text("group")).stream()
        .filter(each -> each.role().equals(item.text("role")))
        .filter(each -> each.pattern().equals(item.text("pattern")))
        .sorted(Comparator.comparing(Subscription::id))
        .toList();
  }

  private static Subscriptions.Draft draft(Item item) {
    return new Subscriptions.Draft(
        item.text("group"), item.text("role"), item.text("pattern"), item.texts("severities"));
  }
}
