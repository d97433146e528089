package io.belfry.backtest;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import io.belfry.intake.BelfryFormat;
import io.belfry.intake.IdempotencyScope;
import io.belfry.intake.Parsed;
import io.belfry.journal.Change;
import io.belfry.journal.Entry;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import io.belfry.platform.Line;
import io.belfry.platform.Moment;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A file of alerts, one JSON object a line: an alert as the API takes it, and its time as {@code
 * at}. Before the first stands the catalogue that is given.
 */
public final class UploadedPast implements Past {
  private static final int LINES_A_PIECE = 500;
  private static final int MOST_ERRORS = 20;
  private static final JsonFactory PARSERS = new JsonFactory();

  private final byte[] file;
  private final long tenant;
  private final List<Change> catalogue;
  private final BelfryFormat format = new BelfryFormat();
  private int next;
  private long line;
  private long stamp;

  /**
   * @param catalogue what the rules know before the first alert
   */
  public UploadedPast(long tenant, byte[] file, List<Change> catalogue) {
    this.tenant = tenant;
    this.file = file;
    this.catalogue = catalogue;
  }

  /**
   * Reads it once, so that what is wrong is known before anything runs.
   *
   * @return how many alerts it has
   * @throws Fault naming the lines that are wrong
   */
  public static long check(byte[] file) {
    UploadedPast past = new UploadedPast(0, file, List.of());
    List<ItemError> errors = new ArrayList<>();
    long alerts = 0;
    for (String text = past.line(); text != null; text = past.line()) {
      try {
        alerts += past.entry(text).alerts().size();
      } catch (Fault wrong) {
        errors.addAll(
            wrong.errors().isEmpty()
                ? List.of(ItemError.of("line " + past.line, wrong.detail(), "Mend that line"))
                : wrong.errors());
      }
      if (errors.size() >= MOST_ERRORS) {
        break;
      }
    }
    if (!errors.isEmpty()) {
      throw new Fault(ErrorCode.INVALID_VALUE, "The file has lines that are no alerts.", errors);
    }
    if (alerts == 0) {
      throw new Fault(
          ErrorCode.MISSING_FIELD, "The file has no alert. Send one JSON object a line.");
    }
    return alerts;
  }

  @Override
  public List<Entry> next() {
    List<Entry> entries = new ArrayList<>();
    boolean first = line == 0;
    for (String text = line(); text != null; text = line()) {
      Entry.Alerts entry = entry(text);
      if (first) {
        entries.add(new Entry.Changes(1, tenant, entry.stamp(), catalogue));
        first = false;
      }
      entries.add(entry);
      if (entries.size() >= LINES_A_PIECE) {
        break;
      }
    }
    return entries;
  }

  @Override
  public double progress() {
    return file.length == 0 ? 1 : (double) next / file.length;
  }

  @Override
  public long end() {
    return stamp;
  }

  /** The next line with anything in it; null at the end. */
  private @Nullable String line() {
    while (next < file.length) {
      int end = next;
      while (end < file.length && file[end] != '\n') {
        end++;
      }
      String text = new String(file, next, end - next, StandardCharsets.UTF_8).strip();
      next = Math.min(file.length, end + 1);
      line++;
      if (!text.isEmpty()) {
        return text;
      }
    }
    return null;
  }

  private Entry.Alerts entry(String text) {
    Instant at = time(text);
    if (at.toEpochMilli() < stamp) {
      throw fault("The time (%s) is before that of the line before".formatted(at), "Sort by time");
    }
    stamp = at.toEpochMilli();
    Parsed parsed = format.parse(text.getBytes(StandardCharsets.UTF_8), at);
    if (!parsed.rejected().isEmpty()) {
      ItemError first = parsed.rejected().get(0);
      throw fault(first.reason(), first.remedy());
    }
    return new Entry.Alerts(line + 1, tenant, stamp, IdempotencyScope.within(parsed.alerts()));
  }

  private Instant time(String text) {
    String at;
    try (JsonParser parser = PARSERS.createParser(text)) {
      at = at(parser);
    } catch (IOException broken) {
      throw fault("It is not JSON", "Send one JSON object a line");
    }
    try {
      return Moment.of("at", at);
    } catch (Fault wrong) {
      throw fault(
          "The field (at) is (%s)".formatted(Line.shown(at)),
          "Give the time, as 2026-03-02T08:00:00Z");
    }
  }

  /** Walks through the line, for a tree of it would be thrown away at once. */
  private static String at(JsonParser parser) throws IOException {
    String at = "";
    if (parser.nextToken() != JsonToken.START_OBJECT) {
      return at;
    }
    while (parser.nextToken() == JsonToken.FIELD_NAME) {
      boolean wanted = parser.currentName().equals("at");
      if (parser.nextToken().isScalarValue()) {
        at = wanted ? parser.getText() : at;
      } else {
        at = wanted ? "" : at;
        parser.skipChildren();
      }
    }
    return at;
  }

  private Fault fault(String reason, String remedy) {
    return Fault.ofField(ErrorCode.INVALID_VALUE, "line " + line, reason, remedy);
  }
}
