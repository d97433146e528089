package io.belfry.web.problem;

import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonMappingException;
import com.fasterxml.jackson.databind.exc.InvalidFormatException;
import com.fasterxml.jackson.databind.exc.MismatchedInputException;
import com.fasterxml.jackson.databind.exc.UnrecognizedPropertyException;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.ItemError;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** What is wrong with JSON that was sent, in words of JSON and not of Java. */
final class JsonProblem {
  private JsonProblem() {}

  static Problem of(JsonProcessingException failure) {
    if (failure.getCause() instanceof JsonParseException broken) {
      return of(broken);
    }
    if (failure instanceof UnrecognizedPropertyException unknown) {
      return field(unknown, "There is no such field", "Leave it out" + known(unknown));
    }
    if (failure instanceof InvalidFormatException format) {
      return field(
          format,
          "The value (" + format.getValue() + ") does not fit",
          "Send " + kind(format.getTargetType()));
    }
    if (failure instanceof MismatchedInputException mismatch && !mismatch.getPath().isEmpty()) {
      return field(mismatch, "The value does not fit", "Send " + kind(mismatch.getTargetType()));
    }
    if (failure instanceof JsonParseException) {
      return Problem.of(
          ErrorCode.MALFORMED_JSON,
          "The JSON breaks%s: %s."
              .formatted(at(failure.getLocation()), failure.getOriginalMessage()));
    }
    if (failure instanceof MismatchedInputException mismatch) {
      Class<?> type = mismatch.getTargetType();
      return Problem.of(
          ErrorCode.MALFORMED_JSON,
          "The body is empty or not what is expected. Send "
              + (type == null ? "one object" : kind(type))
              + ".");
    }
    return Problem.of(
        ErrorCode.MALFORMED_JSON, "The JSON cannot be read" + at(failure.getLocation()) + ".");
  }

  private static Problem field(JsonMappingException failure, String reason, String remedy) {
    ItemError error = new ItemError(index(failure), path(failure), reason, remedy);
    String detail =
        "%s: %s%s. %s.".formatted(error.field(), reason, at(failure.getLocation()), remedy);
    return Problem.of(ErrorCode.INVALID_VALUE, detail, List.of(error));
  }

  private static String path(JsonMappingException failure) {
    String path =
        failure.getPath().stream()
            .map(
                step ->
                    step.getFieldName() == null
                        ? "[" + step.getIndex() + "]"
                        : "." + step.getFieldName())
            .collect(Collectors.joining());
    return path.startsWith(".") ? path.substring(1) : path;
  }

  /** Returns the position in the list, when a list was sent. */
  private static @Nullable Integer index(JsonMappingException failure) {
    JsonMappingException.Reference first = failure.getPath().get(0);
    return first.getFieldName() == null ? first.getIndex() : null;
  }

  private static String known(UnrecognizedPropertyException unknown) {
    Collection<Object> names = unknown.getKnownPropertyIds();
    return names == null || names.isEmpty()
        ? ""
        : ", or use one of "
            + names.stream().map(String::valueOf).sorted().collect(Collectors.joining(", "));
  }

  private static String kind(@Nullable Class<?> type) {
    if (type == null) {
      return "what the description of the API at /openapi says";
    }
    if (type.equals(java.time.Instant.class)) {
      return "a time such as 2026-03-02T12:00:00Z";
    }
    if (type.equals(Boolean.class) || type.equals(boolean.class)) {
      return "true or false";
    }
    if (Number.class.isAssignableFrom(type) || type.isPrimitive()) {
      return "a number";
    }
    if (Collection.class.isAssignableFrom(type) || type.isArray()) {
      return "a list";
    }
    if (type.isRecord()) {
      return "an object with the fields "
          + Arrays.stream(type.getRecordComponents())
              .map(RecordComponent::getName)
              .collect(Collectors.joining(", "));
    }
    return type.equals(String.class) ? "a text" : "an object";
  }

  private static String at(@Nullable JsonLocation location) {
    return location == null || location.getLineNr() < 1
        ? ""
        : " at line " + location.getLineNr() + ", column " + location.getColumnNr();
  }
}
