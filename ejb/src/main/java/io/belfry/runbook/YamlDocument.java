package io.belfry.runbook;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One YAML document as plain Java values, and the line of each of them.
 *
 * @param value maps, lists, texts, numbers, booleans, or null
 * @param lines by path, such as {@code threshold.static[0].above}
 * @param line where the document begins
 */
public record YamlDocument(@Nullable Object value, Map<String, Integer> lines, int line) {}
