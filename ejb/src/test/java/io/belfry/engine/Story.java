package io.belfry.engine;

import io.belfry.facts.Severity;
import io.belfry.facts.Status;
import io.belfry.journal.Alert;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import java.util.List;
import java.util.Map;
import java.util.Random;

/** A journal of random alerts, catalogue changes, activations, interruptions and people's deeds. */
final class Story {
  static final long START = 1_772_000_000_000L;
  static final int ENTRIES = 250;
  static final int TENANTS = 3;

  /** So many, so far apart, are enough to learn what is usual. */
  static final int PAST = 70;

  static final long PAST_STEP = 25 * 60_000;

  private Story() {}

  /** A past of one tenant's series, from which the story goes on. */
  static Entry usual(int position, long stamp, Random random) {
    return new Entry.Alerts(
        position,
        1,
        stamp,
        List.of(
            measured("load", "load0", Map.of("load", 48.0 + random.nextInt(6)), random),
            measured(
                "heat",
                "heat0",
                Map.of("heat", 48.0 + random.nextInt(6), "hum", 8.0 + random.nextInt(6)),
                random)));
  }

  static Entry entry(
      int position,
      long before,
      long stamp,
      Random random,
      RememberedStore store,
      Map<Long, Change.Activation> prepared) {
    long tenant = 1L + random.nextInt(TENANTS);
    if (position == PAST + ENTRIES / 2) {
      return new Entry.Alerts(
          position, 1, stamp, List.of(alert("Throw", random), alert("Known", random)));
    }
    return switch (random.nextInt(26)) {
      case 0, 1, 2, 3 ->
          new Entry.Changes(
              position, tenant, stamp, List.of(StoryChanges.catalogue(stamp, random)));
      case 4 ->
          new Entry.Changes(
              position, tenant, stamp, List.of(StoryChanges.close(tenant, random, store)));
      case 24, 25 ->
          new Entry.Changes(
              position, tenant, stamp, List.of(StoryChanges.cause(tenant, random, store)));
      case 5 ->
          new Entry.Changes(
              position,
              tenant,
              stamp,
              List.of(
                  new Change.Activation(
                      random.nextBoolean() ? SampleRules.OTHER.name() : SampleRules.BEATS.name())));
      case 7 ->
          new Entry.Changes(
              position, tenant, stamp, List.of(switchOver(position, tenant, random, prepared)));
      case 6 ->
          new Entry.Interruption(
              position, stamp, before + random.nextInt((int) (stamp - before) + 1), stamp);
      default ->
          new Entry.Alerts(
              position,
              tenant,
              stamp,
              random
                  .ints(1 + random.nextInt(4))
                  .mapToObj(i -> alert(type(random), random))
                  .toList());
    };
  }

  /** A release is prepared, and some time later activated. */
  private static Change switchOver(
      int position, long tenant, Random random, Map<Long, Change.Activation> prepared) {
    Change.Activation ready = prepared.remove(tenant);
    if (ready != null) {
      return ready;
    }
    String release = random.nextBoolean() ? SampleRules.OTHER.name() : SampleRules.BEATS.name();
    prepared.put(tenant, new Change.Activation(release, position));
    return new Change.Preparation(release);
  }

  private static String type(Random random) {
    return switch (random.nextInt(30)) {
      case 22, 23, 24, 25 -> "load";
      case 26, 27, 28, 29 -> "heat";
      case 17, 18, 19 -> "lag";
      case 20, 21 -> "used";
      case 12, 13 -> "Held";
      case 14 -> "Release";
      case 15 -> "End";
      case 0, 1, 2, 3 -> "Heartbeat";
      case 4, 5, 6 -> "Known";
      case 7 -> random.nextInt(5) == 0 ? "Loop" : "AlsoKnown";
      case 9, 10 -> random.nextBoolean() ? "Shelf" : "Respond";
      case 8 -> random.nextInt(5) == 0 ? "Throw" : "Unknown";
      default -> "Unknown";
    };
  }

  static Alert alert(String type, Random random) {
    if (type.equals("load") || type.equals("heat")) {
      return measured(type, type + random.nextInt(2), values(type, random), random);
    }
    boolean called = type.equals("AlsoKnown");
    return new Alert(
        called ? "heartbeat" : "test",
        type,
        type + random.nextInt(5),
        random.nextInt(type.equals("lag") ? 9 : 3) == 0 ? Status.RESOLVED : Status.FIRING,
        type.equals("Heartbeat") ? Severity.INFO : pick(random, Severity.values()),
        "It happened",
        random.nextInt(3) == 0 ? "" : "service-" + random.nextInt(3),
        random.nextBoolean() ? "item-" + random.nextInt(4) : "",
        called && random.nextBoolean()
            ? Map.of("run", random.nextBoolean() ? "fail" : "start")
            : type.equals("Shelf") ? Map.of("shelf", "s" + random.nextInt(2)) : Map.of(),
        random.nextInt(3) == 0 ? START + random.nextInt(3) : 0,
        random.nextInt(3) == 0 ? "key-" + random.nextInt(60) : "",
        values(type, random),
        0);
  }

  /** A point of a series; now and then its sender takes back what it said. */
  private static Alert measured(
      String type, String key, Map<String, Double> values, Random random) {
    return new Alert(
        "test",
        type,
        key,
        random.nextInt(12) == 0 ? Status.RESOLVED : Status.FIRING,
        Severity.MAJOR,
        "",
        "service-" + random.nextInt(3),
        "",
        Map.of(),
        0,
        "",
        values,
        0);
  }

  /** Values about the levels of the runbooks; now and then none, or one that nobody looks at. */
  private static Map<String, Double> values(String type, Random random) {
    return switch (type) {
      case "lag" -> random.nextInt(6) == 0 ? Map.of() : Map.of("lag", 45.0 + 5 * random.nextInt(7));
      case "used" -> Map.of(random.nextInt(6) == 0 ? "free" : "used", 78.0 + random.nextInt(15));
      case "load" -> Map.of("load", series(random));
      case "heat" ->
          switch (random.nextInt(4)) {
            case 0 -> Map.of("heat", series(random));
            case 1 -> Map.of("hum", series(random) - 40);
            default -> Map.of("heat", series(random), "hum", series(random) - 40);
          };
      default -> Map.of();
    };
  }

  /** Mostly usual. */
  private static double series(Random random) {
    return random.nextInt(5) == 0 ? 70 + random.nextInt(40) : 48 + random.nextInt(6);
  }

  static <T> T pick(Random random, T[] constants) {
    return constants[random.nextInt(constants.length)];
  }
}
