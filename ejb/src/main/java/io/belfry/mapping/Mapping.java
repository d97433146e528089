package io.belfry.mapping;

import io.belfry.facts.Severity;
import io.belfry.jsonpath.JsonPath;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A mapping that was read and found right.
 *
 * @param source the source of its alerts
 * @param items leads to the parts that are one alert each; null when the whole body is one
 * @param type where the type stands
 * @param key the parts of the key, in order; none when the key is made of the alert
 * @param status where the word for the status stands
 * @param resolved the words that mean resolved, in small letters
 * @param severity where the word for the severity stands
 * @param severities what the tool's own words mean, in small letters
 * @param startsAt where the start stands
 * @param texts the other fields of an alert, taken over as they are, by their names
 * @param labels where each label stands, by its name
 */
record Mapping(
    String source,
    @Nullable JsonPath items,
    Place type,
    List<Place> key,
    Place status,
    Set<String> resolved,
    Place severity,
    Map<String, Severity> severities,
    Place startsAt,
    Map<String, Place> texts,
    Map<String, Place> labels) {}
