package io.belfry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.belfry.jsonpath.JsonPath;
import org.jspecify.annotations.Nullable;

/**
 * Where a field stands.
 *
 * @param path null when it stands nowhere and is always the same
 * @param otherwise the text when nothing is found, or null
 */
record Place(@Nullable JsonPath path, @Nullable String otherwise) {
  static final Place NOWHERE = new Place(null, null);

  /** Returns what stands there: nothing is null, and so is an empty text. */
  @Nullable JsonNode in(Sent sent) {
    JsonNode found = found(sent);
    return found == null && otherwise != null ? TextNode.valueOf(otherwise) : found;
  }

  /** Returns what the path leads to, without the default. */
  @Nullable JsonNode found(Sent sent) {
    return path == null
        ? null
        : path.first(sent.document(), sent.item(), sent.steps())
            .filter(value -> value.isContainerNode() || !value.asText().isBlank())
            .orElse(null);
  }

  boolean isGiven() {
    return path != null || otherwise != null;
  }

  /** Returns the path for a message. */
  String shown() {
    return path == null ? "none" : path.toString();
  }
}
