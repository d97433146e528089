package io.belfry.handling;

import io.belfry.identity.Actor;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * One thing that happened to an event.
 *
 * @param id of the entry within its timeline
 * @param kind alert, decision, notification, action, comment or escalation
 * @param by who did it; null when the rules or Belfry did
 * @param action what was done, for actions
 * @param from the handling before, for what moved the event
 * @param to the handling after
 * @param sentence for people; says of people only {@link #WHO} and {@link #WHOM}
 * @param whom the person whom the sentence is about, null for none
 * @param note what somebody wrote
 */
public record TimelineEntry(
    String id,
    Instant at,
    String kind,
    @Nullable Actor by,
    @Nullable String action,
    @Nullable String from,
    @Nullable String to,
    String sentence,
    @Nullable Actor whom,
    @Nullable String note) {
  /** Stands in a sentence for the name of whoever did it. */
  public static final String WHO = "{who}";

  /** Stands in a sentence for the name of whoever it is about. */
  public static final String WHOM = "{whom}";

  /** Returns the sentence with names in it. */
  public String said(String who, String aboutWhom) {
    return sentence.replace(WHO, who).replace(WHOM, aboutWhom);
  }
}
