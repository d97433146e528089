package io.belfry.engine;

import java.util.List;
import java.util.UUID;

/**
 * What a rule decided about an event.
 *
 * @param index of the alert within its journal entry
 * @param sequence of the decision within that alert
 * @param rule the rule's name
 * @param sentence for people, complete by itself
 * @param facts that the rule matched, with their values at that moment
 */
public record Decision(
    int index,
    int sequence,
    DecisionKind kind,
    UUID event,
    String rule,
    String sentence,
    List<FactValues> facts) {}
