package io.belfry.engine;

import java.util.Map;

/** What a fact said when a rule matched it. */
public record FactValues(String name, Map<String, String> values) {}
