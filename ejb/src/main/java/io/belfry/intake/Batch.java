package io.belfry.intake;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.journal.Alert;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;

/** Reads a list of items so that a bad one does not sink the good ones. */
final class Batch {
  static final int MOST_ITEMS = 10_000;

  private Batch() {}

  static Parsed read(JsonNode items, byte[] original, Function<Fields, Alert> reader) {
    if (items.isEmpty()) {
      throw new Fault(ErrorCode.MISSING_FIELD, "There is no alert in it. Send at least one.");
    }
    if (items.size() > MOST_ITEMS) {
      throw new Fault(
          ErrorCode.BODY_TOO_LARGE,
          "There are %d alerts in it. Send at most %d a request."
              .formatted(items.size(), MOST_ITEMS));
    }
    List<Alert> alerts = new ArrayList<>(items.size());
    List<ItemError> rejected = new ArrayList<>();
    int index = 0;
    for (JsonNode item : items) {
      Fields fields = new Fields(item);
      if (item.isObject()) {
        Alert alert = reader.apply(fields);
        if (fields.problems().isEmpty()) {
          alerts.add(alert);
        }
      } else {
        fields.problem("", "It is not an object", "Send an object for each alert.");
      }
      for (Fields.Problem problem : fields.problems()) {
        rejected.add(new ItemError(index, problem.field(), problem.reason(), problem.remedy()));
      }
      index++;
    }
    return new Parsed(alerts, rejected, original);
  }
}
