package io.belfry.exchange;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;

/**
 * What has to be done for a catalogue to be as a file says, in the order of the kinds.
 *
 * @param absent what the file leaves out of its sections, and nobody asked to remove
 */
record Comparison(
    List<Item> added, List<Pair> changed, List<Item> removed, List<Item> absent, int unchanged) {
  /** The same thing before and after. */
  record Pair(Item before, Item after) {}

  static Comparison of(Contents file, Contents present, boolean remove) {
    Comparison found =
        new Comparison(
            new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), new ArrayList<>(), 0);
    int same = 0;
    for (Kind kind : file.kinds()) {
      Map<String, Item> before = present.of(kind);
      for (Item item : file.of(kind).values()) {
        Item old = before.get(item.name());
        if (old == null) {
          found.added.add(item);
        } else if (item.isLike(old)) {
          same++;
        } else {
          found.changed.add(new Pair(old, item));
        }
      }
      boolean removes = remove && kind != Kind.DEFAULT_OWNER && kind != Kind.USER;
      List<Item> rest = removes ? found.removed : found.absent;
      before.values().stream().filter(old -> !file.contains(kind, old.name())).forEach(rest::add);
    }
    found.removeWhatHangsOn(present);
    return new Comparison(found.added, found.changed, found.removed, found.absent, same);
  }

  /** A group takes its subscriptions along, and a team its rotation. */
  private void removeWhatHangsOn(Contents present) {
    Set<String> removedNow = new LinkedHashSet<>();
    removed.forEach(item -> removedNow.add(item.kind() + "/" + item.name()));
    Stream.concat(
            present.of(Kind.SUBSCRIPTION).values().stream()
                .filter(each -> removedNow.contains(Kind.GROUP + "/" + each.text("group"))),
            present.of(Kind.ROTATION).values().stream()
                .filter(each -> removedNow.contains(Kind.TEAM + "/" + each.name())))
        .filter(each -> removedNow.add(each.kind() + "/" + each.name()))
        .forEach(removed::add);
  }

  /** What is to be described, new or not. */
  Stream<Item> put() {
    return Stream.concat(added.stream(), changed.stream().map(Pair::after));
  }

  Stream<Item> put(Kind kind) {
    return put().filter(item -> item.kind() == kind);
  }

  Stream<Item> removed(Kind kind) {
    return removed.stream().filter(item -> item.kind() == kind);
  }

  Stream<Item> added(Kind kind) {
    return added.stream().filter(item -> item.kind() == kind);
  }

  Stream<Item> changed(Kind kind) {
    return changed.stream().map(Pair::after).filter(item -> item.kind() == kind);
  }

  boolean isNothing() {
    return added.isEmpty() && changed.isEmpty() && removed.isEmpty();
  }

  Difference difference(boolean applied, String tag) {
    return new Difference(
        applied,
        tag,
        added.stream().map(Difference.Named::of).toList(),
        changed.stream().map(Comparison::fields).toList(),
        removed.stream().map(Difference.Named::of).toList(),
        absent.stream().map(Difference.Named::of).toList(),
        unchanged);
  }

  private static Difference.Changed fields(Pair pair) {
    Set<String> names = new LinkedHashSet<>(pair.before().fields().keySet());
    names.addAll(pair.after().fields().keySet());
    return new Difference.Changed(
        pair.after().kind().word(),
        pair.after().name(),
        names.stream()
            .map(
                name ->
                    new Difference.FieldChange(
                        name, pair.before().fields().get(name), pair.after().fields().get(name)))
            .filter(change -> !Objects.equals(change.before(), change.after()))
            .toList());
  }
}
