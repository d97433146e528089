package io.belfry.catalogue;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A configuration item as somebody describes it.
 *
 * @param service the service that it belongs to, empty when none
 * @param kind what it is, such as {@code host}
 * @param labels by name; host, rack, cluster and site say where it stands
 * @param dependsOn what it cannot do without, such as {@code ci/filer-1} or {@code service/dns}
 */
public record CiDraft(
    String service, String kind, Map<String, String> labels, List<String> dependsOn) {
  /** The characters of a name, at most. */
  public static final int LONGEST_NAME = 200;

  private static final int LONGEST_KIND = 50;
  private static final int MOST_LABELS = 16;
  private static final Pattern LABEL = Pattern.compile("[a-zA-Z_][a-zA-Z0-9_]{0,49}");

  /**
   * Returns one of what was sent.
   *
   * @throws Fault missing-field or invalid-value, with the field
   */
  public static CiDraft of(
      @Nullable String service,
      String kind,
      @Nullable Map<String, String> labels,
      @Nullable List<String> dependsOn) {
    Map<String, String> read = new TreeMap<>();
    if (labels != null) {
      labels.forEach(
          (name, value) -> read.put(label(name), Line.of("labels", value, LONGEST_NAME)));
    }
    if (read.size() > MOST_LABELS) {
      throw refused("There are %d labels".formatted(read.size()), "Send at most " + MOST_LABELS);
    }
    return new CiDraft(
        service == null || service.isBlank() ? "" : Line.of("service", service, LONGEST_NAME),
        Line.of("kind", kind, LONGEST_KIND),
        read,
        dependsOn == null ? List.of() : dependsOn);
  }

  private static String label(String name) {
    if (!LABEL.matcher(name).matches()) {
      throw refused(
          "The label name (" + Line.shown(name) + ") cannot be one",
          "Use letters, digits and underscores, a letter first, at most 50");
    }
    return name;
  }

  private static Fault refused(String reason, String remedy) {
    return Fault.ofField(ErrorCode.INVALID_VALUE, "labels", reason, remedy);
  }

  CiDraft of(String name) {
    return new CiDraft(service, kind, labels, Dependencies.read("ci/" + name, dependsOn));
  }
}
