package io.belfry.runbook;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * Steps that come many times, such as for a series of values: {@code { at: 1h, repeat: 96, every:
 * 15m, alert: { type: load, values: { load: [50, 52] } } }} takes the values in turn, and {@code {
 * from: 1000, by: [90, 110] }} adds them up, as a counter does.
 */
final class ScenarioRepeat {
  private static final int MOST = 10_000;

  private ScenarioRepeat() {}

  /** The single steps; the step itself where it does not repeat. */
  static List<Map<String, Object>> of(Map<String, Object> step) {
    if (!step.containsKey("repeat")) {
      return List.of(step);
    }
    int times = Integer.parseInt(String.valueOf(step.get("repeat")));
    if (times < 1 || times > MOST) {
      throw new IllegalArgumentException(
          "field (repeat) is (%d). Write a number from 1 to %d.".formatted(times, MOST));
    }
    long at = ScenarioParser.millis(String.valueOf(step.get("at")));
    long every = ScenarioParser.millis(String.valueOf(step.get("every")));
    List<Map<String, Object>> steps = new ArrayList<>();
    for (int time = 0; time < times; time++) {
      Map<String, Object> single = new LinkedHashMap<>(step);
      single.put("at", BigDecimal.valueOf(at + time * every, 3).toPlainString() + "s");
      int turn = time;
      single.computeIfPresent("alert", (name, alert) -> inTurn(alert, turn));
      steps.add(single);
    }
    return steps;
  }

  /** The same fields, with one of each list. */
  private static Object inTurn(Object value, int turn) {
    if (value instanceof List<?> items && !items.isEmpty()) {
      return items.get(turn % items.size());
    } else if (value instanceof Map<?, ?> counter && counter.get("by") instanceof List<?> steps) {
      BigDecimal sum = new BigDecimal(String.valueOf(counter.get("from")));
      for (int past = 0; past < turn; past++) {
        sum = sum.add(new BigDecimal(String.valueOf(steps.get(past % steps.size()))));
      }
      return sum.doubleValue();
    } else if (value instanceof Map<?, ?> fields) {
      Map<Object, Object> single = new LinkedHashMap<>();
      fields.forEach((name, field) -> single.put(name, inTurn(field, turn)));
      return single;
    }
    return value;
  }
}
