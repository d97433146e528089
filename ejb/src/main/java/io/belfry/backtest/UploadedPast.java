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
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/**
 * A file of alerts, one JSON object a line: an alert as the API takes it, and its time as {@code
 * at}. Before the first stands the catalogue that is given.
 */
public final class UploadedPast implements Past {
  private static final int LINES_A_PIECE = 500;
  private static final int MOST_ERRORS = 20;
  private static final JsonFactory PARSERS = new JsonFactory();

  private final Lines lines;
  private final long size;
  private final long tenant;
  private final List<Change> catalogue;
  private final BelfryFormat format = new BelfryFormat();
  private long stamp;

  /**
   * @param file is not closed
   * @param size of the file in bytes
   * @param catalogue what the rules know before the first alert
   */
  public UploadedPast(long tenant, InputStream file, long size, List<Change> catalogue) {
    this.tenant = tenant;
    this.lines = new Lines(file);
    this.size = size;
    this.catalogue = catalogue;
  }

  /**
   * Reads it once, so that what is wrong is known before anything runs.
   *
   * @param file is not closed
   * @return how many alerts it has
   * @throws Fault naming the lines that are wrong
   * @throws IOException when it cannot be read
   */
  public static long check(InputStream file) throws IOException {
    UploadedPast past = new UploadedPast(0, file, 0, List.of());
    List<ItemError> errors = new ArrayList<>();
    long alerts = 0;
    for (String text = past.lines.next(); text != null; text = past.lines.next()) {
      try {
        alerts += past.entry(text).alerts().size();
      } catch (Fault wrong) {
        errors.addAll(
            wrong.errors().isEmpty()
                ? List.of(
                    ItemError.of("line " + past.lines.number(), wrong.detail(), "Mend that line"))
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
  public List<Entry> next() throws IOException {
    List<Entry> entries = new ArrayList<>();
    boolean first = lines.number() == 0;
    for (String text = lines.next(); text != null; text = lines.next()) {
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
    return size == 0 ? 1 : (double) lines.bytes() / size;
  }

  @Override
  public long end() {
    return stamp;
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
    return new Entry.Alerts(
        lines.number() + 1, tenant, stamp, IdempotencyScope.within(parsed.alerts()));
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
    return Fault.ofField(ErrorCode.INVALID_VALUE, "line " + lines.number(), reason, remedy);
  }
}
