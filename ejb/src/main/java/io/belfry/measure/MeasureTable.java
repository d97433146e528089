package io.belfry.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** A report as CSV (RFC 4180), a row a figure. */
public final class MeasureTable {
  private static final String HEAD =
      "figure,of,unit,count,value,min,mean,median,p90,max,definition\r\n";
  private static final String OUTAGES =
      "The part of the range in which no P1 of the service was open; those that overlap count once.";

  private MeasureTable() {}

  /** Returns what availability means. */
  public static String availabilityMeans() {
    return OUTAGES;
  }

  /** Writes it. */
  public static String of(MeasureReport report) {
    StringBuilder csv = new StringBuilder(HEAD);
    for (MeasureReport.Spread spread : report.times()) {
      row(
          csv,
          spread.name(),
          "",
          "seconds",
          spread.count(),
          null,
          spread.min(),
          spread.mean(),
          spread.median(),
          spread.p90(),
          spread.max(),
          spread.definition());
    }
    for (MeasureReport.Rate rate : report.rates()) {
      row(csv, rate.name(), "", "part", rate.whole(), rate.value(), rate.definition());
    }
    for (MeasureReport.Availability each : report.availability()) {
      row(csv, "availability", each.service(), "part", each.outages(), each.value(), OUTAGES);
    }
    return csv.toString();
  }

  private static void row(
      StringBuilder csv,
      String figure,
      String of,
      String unit,
      long count,
      @Nullable Double value,
      String definition) {
    row(csv, figure, of, unit, count, value, null, null, null, null, null, definition);
  }

  private static void row(StringBuilder csv, @Nullable Object... cells) {
    List<String> texts = new ArrayList<>();
    for (Object cell : cells) {
      texts.add(
          cell == null
              ? ""
              : cell instanceof Double number
                  ? String.format(Locale.ROOT, "%.6f", number)
                  : quoted(cell.toString()));
    }
    csv.append(String.join(",", texts)).append("\r\n");
  }

  /** A text that a spreadsheet would take for a formula is none with an apostrophe before it. */
  private static String quoted(String text) {
    String safe = !text.isEmpty() && "=+-@\t\r".indexOf(text.charAt(0)) >= 0 ? "'" + text : text;
    return safe.matches("[\\w .:'-]*") ? safe : "\"" + safe.replace("\"", "\"\"") + "\"";
  }
}
