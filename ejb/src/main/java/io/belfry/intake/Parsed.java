package io.belfry.intake;

import io.belfry.journal.Alert;
import io.belfry.platform.ItemError;
import java.util.List;

/**
 * What a body held.
 *
 * @param alerts the good ones, in the order in which they stand
 * @param rejected the others, each with its index
 * @param original what may be stored of the body: the body itself, or a copy without credentials
 */
public record Parsed(List<Alert> alerts, List<ItemError> rejected, byte[] original) {

  /** A body that is right and says nothing. */
  static Parsed nothing(byte[] original) {
    return new Parsed(List.of(), List.of(), original);
  }
}
