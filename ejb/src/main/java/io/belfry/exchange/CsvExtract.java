package io.belfry.exchange;

import io.belfry.platform.Line;
import io.belfry.runbook.CsvReader;
import io.belfry.runbook.Faults;
import io.belfry.runbook.Flaw;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Reads an extract of a CMDB: a row an item, the first row names the columns. Columns that nobody
 * asked for are passed over, and what has no column stays as it is in the catalogue.
 */
final class CsvExtract {
  static final String FILE = "catalogue.csv";
  private static final String LABEL = "labels.";
  private static final Map<Kind, List<String>> FIELDS =
      Map.of(
          Kind.SERVICE, List.of("name", "owner", "criticality", "path", "depends-on"),
          Kind.CI, List.of("name", "kind", "service", "depends-on"));

  private final CsvTerms terms;
  private final Contents present;
  private final Contents contents = new Contents();
  private final Map<String, Integer> lines = new HashMap<>();
  private final Faults faults = new Faults(FILE, lines, 1, new ArrayList<>());
  private final Map<String, Integer> columns = new LinkedHashMap<>();

  private CsvExtract(CsvTerms terms, Contents present) {
    this.terms = terms;
    this.present = present;
  }

  static CatalogueReader.Reading read(String text, CsvTerms terms, Contents present) {
    CsvExtract extract = new CsvExtract(terms, present);
    List<Flaw> broken = new ArrayList<>();
    List<CsvReader.Row> rows = CsvReader.read(FILE, text, terms.separator(), broken);
    extract.faults.flaws().addAll(broken);
    if (rows.isEmpty()) {
      extract.faults.add("", "has no row that names its columns", "Begin it with one.");
    } else if (extract.header(rows.get(0).cells())) {
      rows.stream().skip(1).forEach(extract::row);
    }
    return new CatalogueReader.Reading(extract.contents, extract.faults);
  }

  private boolean header(List<String> cells) {
    Map<String, Integer> places = new HashMap<>();
    for (int i = 0; i < cells.size(); i++) {
      places.putIfAbsent(cells.get(i).toLowerCase(Locale.ROOT), i);
    }
    List<String> known = FIELDS.getOrDefault(terms.kind(), List.of());
    for (String field : known) {
      place(field, terms.columns().getOrDefault(field, field), places);
    }
    Stream.concat(terms.columns().keySet().stream(), terms.usual().keySet().stream())
        .filter(field -> !known.contains(field))
        .forEach(
            field -> {
              if (terms.kind() == Kind.CI && field.startsWith(LABEL)) {
                place(field, terms.columns().getOrDefault(field, field), places);
              } else {
                faults.add(
                    Line.shown(field),
                    "is not known here",
                    "Use " + String.join(", ", known) + ".");
              }
            });
    for (int i = 0; i < cells.size() && terms.kind() == Kind.CI; i++) {
      if (cells.get(i).startsWith(LABEL)) {
        columns.putIfAbsent(cells.get(i), i);
      }
    }
    if (!columns.containsKey("name")) {
      faults.add("name", "has no column", "Name it with column=name=HEADER.");
    }
    contents.begin(terms.kind());
    return faults.isEmpty();
  }

  private void place(String field, String header, Map<String, Integer> places) {
    Integer place = places.get(header.toLowerCase(Locale.ROOT));
    if (place != null) {
      columns.put(field, place);
    } else if (terms.columns().containsKey(field)) {
      faults.add(field, "has no column (" + Line.shown(header) + ")", "Name one of the first row.");
    }
  }

  private void row(CsvReader.Row row) {
    String path = "row[%d]".formatted(row.line());
    lines.put(path, row.line());
    Map<String, Object> map = new LinkedHashMap<>();
    Integer nameAt = columns.get("name");
    String name = nameAt == null || nameAt >= row.cells().size() ? "" : row.cells().get(nameAt);
    Item before = present.of(terms.kind()).get(name);
    if (before != null) {
      map.putAll(before.fields());
    }
    Map<String, Object> labels = new TreeMap<>(before == null ? Map.of() : before.map("labels"));
    terms.usual().forEach((field, text) -> cell(map, labels, field, text, before == null));
    columns.forEach(
        (field, at) ->
            cell(map, labels, field, at < row.cells().size() ? row.cells().get(at) : "", true));
    if (!labels.isEmpty()) {
      map.put("labels", labels);
    } else {
      map.remove("labels");
    }
    Item item = ItemReader.read(terms.kind(), map, path, faults);
    if (!item.name().isEmpty() && !contents.add(item)) {
      faults.add(
          path,
          "names the %s (%s) a second time".formatted(terms.kind().word(), Line.shown(name)),
          "Leave one of the two rows out.");
    }
  }

  /** An empty cell takes away what was there, unless something is usual. */
  private void cell(
      Map<String, Object> map,
      Map<String, Object> labels,
      String field,
      String text,
      boolean counts) {
    String usual = terms.usual().getOrDefault(field, "");
    String said = text.isEmpty() ? usual : text;
    if (!counts) {
      return;
    }
    Map<String, Object> target = field.startsWith(LABEL) ? labels : map;
    String name = field.startsWith(LABEL) ? field.substring(LABEL.length()) : field;
    if (said.isEmpty()) {
      target.remove(name);
    } else if (field.equals("depends-on")) {
      target.put(
          name,
          Stream.of(said.split("[;|]", -1))
              .map(String::strip)
              .filter(each -> !each.isEmpty())
              .toList());
    } else {
      target.put(name, said);
    }
  }
}
