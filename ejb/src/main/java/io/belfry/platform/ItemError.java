package io.belfry.platform;

import org.jspecify.annotations.Nullable;

/**
 * What is wrong with one part of a request, and what to do about it.
 *
 * @param index the position in the list that was sent, from 0, when a list was sent
 * @param field the path of the field, such as {@code labels.host}, when one field is at fault
 * @param reason what is wrong, with the offending value in parentheses
 * @param remedy the next step
 */
public record ItemError(
    @Nullable Integer index, @Nullable String field, String reason, String remedy) {

  /** An error of one field of a single object. */
  public static ItemError of(String field, String reason, String remedy) {
    return new ItemError(null, field, reason, remedy);
  }
}
