package io.belfry.exchange;

import java.util.Collection;
import java.util.EnumMap;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;

/** The sections of a catalogue; one that is not there says nothing, an empty one says none. */
final class Contents {
  private final Map<Kind, SortedMap<String, Item>> sections = new EnumMap<>(Kind.class);

  /** Says that the section is there, with or without items. */
  void begin(Kind kind) {
    sections.computeIfAbsent(kind, unused -> new TreeMap<>());
  }

  /** Adds an item; returns false, and leaves it out, when there is one of its name. */
  boolean add(Item item) {
    begin(item.kind());
    return of(item.kind()).putIfAbsent(item.name(), item) == null;
  }

  boolean has(Kind kind) {
    return sections.containsKey(kind);
  }

  /** Returns a section's items by name; none for a section that is not there. */
  SortedMap<String, Item> of(Kind kind) {
    SortedMap<String, Item> section = sections.get(kind);
    return section == null ? new TreeMap<>() : section;
  }

  boolean contains(Kind kind, String name) {
    return of(kind).containsKey(name);
  }

  /** Returns the sections of some kinds, as far as they are there. */
  Contents only(Collection<Kind> kinds) {
    Contents some = new Contents();
    sections.forEach(
        (kind, items) -> {
          if (kinds.contains(kind)) {
            some.sections.put(kind, items);
          }
        });
    return some;
  }

  Collection<Kind> kinds() {
    return sections.keySet();
  }
}
