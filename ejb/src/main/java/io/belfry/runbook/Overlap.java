package io.belfry.runbook;

import io.belfry.runbook.where.Where;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * Two runbooks that may know the same alert. The first in the order of the release decides.
 *
 * @param first the one that decides
 * @param second the one that gives way
 * @param types of the alerts that both may know
 * @param whole whether nothing is left to the second
 * @param differences in what they say, such as {@code owner (a) and (b)}; empty when they agree
 */
public record Overlap(
    Runbook first, Runbook second, List<String> types, boolean whole, List<String> differences) {

  /** All overlaps of runbooks that are in the order that decides. */
  public static List<Overlap> of(List<Runbook> runbooks) {
    Map<String, List<Runbook>> byType = new HashMap<>();
    List<Overlap> overlaps = new ArrayList<>();
    for (Runbook runbook : runbooks) {
      Map<Runbook, List<String>> shared = new LinkedHashMap<>();
      int taken = 0;
      for (String type : runbook.types()) {
        List<Runbook> earlier = byType.computeIfAbsent(type, none -> new ArrayList<>());
        boolean all = false;
        for (Runbook other : earlier) {
          if (apart(other, runbook)) {
            continue;
          }
          shared.computeIfAbsent(other, none -> new ArrayList<>()).add(type);
          all |= covers(other, runbook);
        }
        taken += all ? 1 : 0;
        earlier.add(runbook);
      }
      boolean whole = taken == runbook.types().size();
      shared.forEach(
          (other, types) ->
              overlaps.add(new Overlap(other, runbook, types, whole, differences(other, runbook))));
    }
    return overlaps;
  }

  /** Whether the first takes every alert of the second that has a type of both. */
  private static boolean covers(Runbook first, Runbook second) {
    return first.match().where() == null
        || Objects.equals(first.match().where(), second.match().where());
  }

  private static boolean apart(Runbook first, Runbook second) {
    Where one = first.match().where();
    Where other = second.match().where();
    return one != null && other != null && one.excludes(other);
  }

  private static List<String> differences(Runbook first, Runbook second) {
    List<String> differences = new ArrayList<>();
    compare("owner", first.owner(), second.owner(), differences);
    compare("class", first.situationClass(), second.situationClass(), differences);
    compare("priority", first.rating(), second.rating(), differences);
    compare("threshold", first.thresholds(), second.thresholds(), differences);
    compare("respond", first.response(), second.response(), differences);
    return differences;
  }

  private static void compare(
      String field, @Nullable Object first, @Nullable Object second, List<String> differences) {
    if (!Objects.equals(first, second)) {
      differences.add(field);
    }
  }
}
