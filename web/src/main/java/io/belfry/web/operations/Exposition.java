package io.belfry.web.operations;

import java.util.Map;

/** Figures in Prometheus' text format, version 0.0.4. */
final class Exposition {
  private final StringBuilder text = new StringBuilder();

  Exposition counter(String name, String help, long value) {
    return family(name, help, "counter").sample(name, "", value);
  }

  Exposition counters(String name, String help, String label, Map<String, Long> values) {
    family(name, help, "counter");
    values.forEach((word, value) -> sample(name, "{" + label + "=\"" + word + "\"}", value));
    return this;
  }

  Exposition gauge(String name, String help, long value) {
    return family(name, help, "gauge").sample(name, "", value);
  }

  private Exposition family(String name, String help, String type) {
    text.append("# HELP ").append(name).append(' ').append(help).append('\n');
    text.append("# TYPE ").append(name).append(' ').append(type).append('\n');
    return this;
  }

  private Exposition sample(String name, String labels, long value) {
    text.append(name).append(labels).append(' ').append(value).append('\n');
    return this;
  }

  @Override
  public String toString() {
    return text.toString();
  }
}
