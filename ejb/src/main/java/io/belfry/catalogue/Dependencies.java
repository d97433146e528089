package io.belfry.catalogue;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import java.util.List;
import java.util.TreeSet;

/**
 * What something cannot do without: {@code ci/NAME} or {@code service/NAME}. A name need not be in
 * the catalogue yet, and a circle is no error: both happen while a catalogue is filled, and the
 * engine walks each name once.
 */
public final class Dependencies {
  private static final int MOST = 100;
  private static final int LONGEST = 208;
  private static final List<String> KINDS = List.of("ci/", "service/");

  private Dependencies() {}

  /**
   * Returns them in order, each once.
   *
   * @param of what depends, in the same words
   * @throws Fault invalid-value for the field {@code dependsOn}
   */
  public static List<String> read(String of, List<String> dependsOn) {
    if (dependsOn.size() > MOST) {
      throw refused(
          "There are %d dependencies".formatted(dependsOn.size()),
          "Send at most %d, or put a service between".formatted(MOST));
    }
    TreeSet<String> read = new TreeSet<>();
    for (String each : dependsOn) {
      String line = Line.of("dependsOn", each, LONGEST);
      if (KINDS.stream()
          .noneMatch(kind -> line.startsWith(kind) && line.length() > kind.length())) {
        throw refused(
            "The dependency (" + Line.shown(line) + ") names neither a CI nor a service",
            "Write it like ci/filer-1 or service/dns");
      }
      if (line.equals(of)) {
        throw refused("It depends on itself (" + Line.shown(line) + ")", "Leave that out");
      }
      read.add(line);
    }
    return List.copyOf(read);
  }

  private static Fault refused(String reason, String remedy) {
    return Fault.ofField(ErrorCode.INVALID_VALUE, "dependsOn", reason, remedy);
  }
}
