package io.belfry.engine;

import java.util.List;

/**
 * A decision whose event may not be known yet.
 *
 * @param key of the event
 */
record Note(
    int index,
    int sequence,
    DecisionKind kind,
    String key,
    String rule,
    String sentence,
    List<FactValues> facts) {}
