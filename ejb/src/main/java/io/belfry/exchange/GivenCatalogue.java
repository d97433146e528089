package io.belfry.exchange;

import io.belfry.catalogue.Criticality;
import io.belfry.journal.Change;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;

/**
 * What a catalogue file tells the rules, without anything being stored. Its sections of services,
 * CIs and the default owner take the place of what the rules know so far. Teams are names to them,
 * and people no matter of theirs.
 */
public final class GivenCatalogue {
  /** What the rules decide by, and the teams that it names. */
  static final Set<Kind> KINDS = Set.of(Kind.TEAM, Kind.DEFAULT_OWNER, Kind.SERVICE, Kind.CI);

  private final Contents contents;

  GivenCatalogue(Contents contents) {
    this.contents = contents;
  }

  /**
   * Returns all that the rules then know: of what is known, what no section of the file is about,
   * and after it what the file says.
   *
   * @param known as the changes that make it
   */
  public List<Change> over(List<Change> known) {
    List<Change> all = new ArrayList<>(known.stream().filter(this::stays).toList());
    contents
        .of(Kind.DEFAULT_OWNER)
        .values()
        .forEach(item -> all.add(new Change.DefaultOwnerSet(item.text("team"))));
    for (Item item : contents.of(Kind.SERVICE).values()) {
      all.add(
          new Change.ServiceSet(
              item.name(), item.text("owner"), Criticality.of(item.text("criticality"))));
      List<String> dependsOn = item.texts("depends-on");
      if (!dependsOn.isEmpty()) {
        all.add(new Change.ServiceDependsOn(item.name(), dependsOn));
      }
    }
    for (Item item : contents.of(Kind.CI).values()) {
      Map<String, String> labels = new TreeMap<>();
      item.map("labels").forEach((name, text) -> labels.put(name, String.valueOf(text)));
      all.add(
          new Change.CiSet(
              item.name(),
              item.text("service"),
              item.text("kind"),
              labels,
              item.texts("depends-on")));
    }
    return List.copyOf(all);
  }

  private boolean stays(Change change) {
    if (change instanceof Change.DefaultOwnerSet) {
      return !contents.has(Kind.DEFAULT_OWNER);
    }
    if (change instanceof Change.ServiceSet || change instanceof Change.ServiceDependsOn) {
      return !contents.has(Kind.SERVICE);
    }
    return !(change instanceof Change.CiSet) || !contents.has(Kind.CI);
  }
}
