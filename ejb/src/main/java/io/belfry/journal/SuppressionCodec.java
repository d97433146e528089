package io.belfry.journal;

import java.util.ArrayList;
import java.util.List;

/** Windows by labels, inhibitions and routes, as bytes of the journal. */
final class SuppressionCodec {
  private static final int NOT = 1;
  private static final int REGEX = 2;

  private SuppressionCodec() {}

  static void write(ByteWriter out, Change.WindowPlanned window) {
    out.text(window.id());
    writeMatchers(out, window.matchers());
    out.number(window.from());
    out.number(window.until());
    out.text(window.recurrence());
    out.text(window.zone());
    out.text(window.reason());
    if (window.resumes() != 0) {
      out.number(window.resumes());
    }
  }

  static Change.WindowPlanned readWindow(ByteReader in, boolean resumes) {
    return new Change.WindowPlanned(
        in.text(),
        matchers(in),
        in.number(),
        in.number(),
        in.text(),
        in.text(),
        in.text(),
        resumes ? in.number() : 0);
  }

  static void write(ByteWriter out, Change.InhibitionsSet set) {
    out.number(set.rules().size());
    for (Inhibition rule : set.rules()) {
      out.text(rule.id());
      writeMatchers(out, rule.source());
      writeMatchers(out, rule.target());
      TopologyCodec.write(out, rule.equal());
      out.text(rule.reason());
    }
  }

  static Change.InhibitionsSet readInhibitions(ByteReader in) {
    int size = in.count();
    List<Inhibition> rules = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      rules.add(
          new Inhibition(in.text(), matchers(in), matchers(in), TopologyCodec.read(in), in.text()));
    }
    return new Change.InhibitionsSet(rules);
  }

  static void write(ByteWriter out, Change.RoutesSet set) {
    out.number(set.rows().size());
    for (RouteRow row : set.rows()) {
      out.text(row.org());
      out.text(row.situationClass());
      writeMatchers(out, row.matchers());
      out.text(row.hours());
      out.text(row.team());
    }
  }

  static Change.RoutesSet readRoutes(ByteReader in) {
    int size = in.count();
    List<RouteRow> rows = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      rows.add(new RouteRow(in.text(), in.text(), matchers(in), in.text(), in.text()));
    }
    return new Change.RoutesSet(rows);
  }

  static void writeMatchers(ByteWriter out, List<LabelMatcher> matchers) {
    out.number(matchers.size());
    for (LabelMatcher matcher : matchers) {
      out.number((matcher.equal() ? 0 : NOT) | (matcher.regex() ? REGEX : 0));
      out.text(matcher.name());
      out.text(matcher.value());
    }
  }

  static List<LabelMatcher> matchers(ByteReader in) {
    int size = in.count();
    List<LabelMatcher> matchers = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      long kind = in.number();
      matchers.add(new LabelMatcher(in.text(), (kind & NOT) == 0, (kind & REGEX) != 0, in.text()));
    }
    return List.copyOf(matchers);
  }
}
