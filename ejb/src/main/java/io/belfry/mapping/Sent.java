package io.belfry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.jsonpath.Steps;

/**
 * What is read.
 *
 * @param document the whole body
 * @param item the part of it that is one alert
 * @param steps shared by every path of the body
 */
record Sent(JsonNode document, JsonNode item, Steps steps) {}
