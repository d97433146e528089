package io.belfry.web.problem;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.ItemError;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.ConstraintViolationException;
import jakarta.validation.ElementKind;
import jakarta.validation.Path;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotEmpty;
import jakarta.validation.constraints.NotNull;
import java.lang.annotation.Annotation;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;

/** What declared constraints say about a request, field by field. */
final class ViolationProblem {
  private static final Set<Class<? extends Annotation>> PRESENCE =
      Set.of(NotNull.class, NotBlank.class, NotEmpty.class);

  private ViolationProblem() {}

  static Problem of(ConstraintViolationException failure) {
    List<ConstraintViolation<?>> violations =
        failure.getConstraintViolations().stream()
            .sorted(Comparator.comparing(violation -> path(violation.getPropertyPath())))
            .collect(Collectors.toList());
    List<ItemError> errors = violations.stream().map(ViolationProblem::error).toList();
    boolean onlyMissing = violations.stream().allMatch(ViolationProblem::isMissing);
    String detail =
        errors.stream()
            .map(error -> "%s %s.".formatted(error.field(), error.reason()))
            .collect(Collectors.joining(" "));
    return Problem.of(
        onlyMissing ? ErrorCode.MISSING_FIELD : ErrorCode.INVALID_VALUE, detail, errors);
  }

  private static ItemError error(ConstraintViolation<?> violation) {
    String path = path(violation.getPropertyPath());
    String field = path.isEmpty() ? "body" : path;
    return isMissing(violation)
        ? ItemError.of(field, "is missing", "Send it")
        : ItemError.of(field, violation.getMessage(), "Correct the value");
  }

  private static boolean isMissing(ConstraintViolation<?> violation) {
    return PRESENCE.contains(violation.getConstraintDescriptor().getAnnotation().annotationType());
  }

  /** Returns the path as the sender knows it: without the method and the parameter of our code. */
  private static String path(Path path) {
    StringBuilder text = new StringBuilder();
    for (Path.Node node : path) {
      if (node.getIndex() != null) {
        text.append('[').append(node.getIndex()).append(']');
      }
      if (node.getKind() == ElementKind.PROPERTY && node.getName() != null) {
        text.append(text.isEmpty() ? "" : ".").append(node.getName());
      }
    }
    return text.toString();
  }
}
