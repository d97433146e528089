package io.belfry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import io.belfry.platform.Clock;
import io.belfry.platform.Json;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** Formats for the tests of the door, over a table with one row. */
public final class SampleFormats {
  /** The thread that asked the table last. */
  public final AtomicReference<String> asker = new AtomicReference<>("nobody");

  /** Returns the formats of a server whose one mapping is that of tenant 1. */
  public MappedFormats of(String name, String document) {
    StoredMapping stored = new StoredMapping(1, name, Json.read(document, JsonNode.class));
    return new MappedFormats(
        (tenant, asked) -> {
          asker.set(Thread.currentThread().getName());
          return Optional.of(stored).filter(row -> tenant == 1 && row.name().equals(asked));
        },
        new Clock());
  }
}
