package io.belfry.runbook;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;

/** The JSON Schema of a runbook's front matter, by which editors complete and check. */
public final class RunbookSchema {
  private RunbookSchema() {}

  /** The schema, in draft 2020-12. */
  public static String text() {
    try (InputStream schema = RunbookSchema.class.getResourceAsStream("runbook.schema.json")) {
      return new String(Objects.requireNonNull(schema).readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }
}
