package io.belfry.platform;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;

/** JSON for columns of the database; the API has a mapper of its own. */
public final class Json {
  private static final ObjectMapper MAPPER = JsonMapper.builder().build();

  private Json() {}

  /**
   * Reads what {@link #write} wrote.
   *
   * @throws IllegalArgumentException when the text is something else
   */
  public static <T> T read(String text, Class<T> type) {
    try {
      return MAPPER.readValue(text, type);
    } catch (JsonProcessingException other) {
      throw new IllegalArgumentException("Not JSON of a %s".formatted(type.getName()), other);
    }
  }

  /** Writes maps, lists and texts. */
  public static String write(Object value) {
    try {
      return MAPPER.writeValueAsString(value);
    } catch (JsonProcessingException impossible) {
      throw new IllegalArgumentException(
          "Not a value for JSON (%s)".formatted(value.getClass()), impossible);
    }
  }
}
