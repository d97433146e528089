package io.belfry.exchange;

import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What a file says otherwise than the catalogue.
 *
 * @param applied whether the catalogue is as the file says now
 * @param tag of the catalogue that the file was compared with
 * @param absent what the file leaves out of its sections, and nobody asked to remove
 * @param unchanged how many are the same in both
 */
public record Difference(
    boolean applied,
    String tag,
    List<Named> added,
    List<Changed> changed,
    List<Named> removed,
    List<Named> absent,
    int unchanged) {
  /**
   * Something by its name.
   *
   * @param kind such as service
   */
  public record Named(String kind, String name) {
    static Named of(Item item) {
      return new Named(item.kind().word(), item.name());
    }
  }

  /** Something that the file describes otherwise. */
  public record Changed(String kind, String name, List<FieldChange> fields) {}

  /**
   * A field of it.
   *
   * @param before null where there was none
   * @param after null where there is none
   */
  public record FieldChange(String field, @Nullable Object before, @Nullable Object after) {}
}
