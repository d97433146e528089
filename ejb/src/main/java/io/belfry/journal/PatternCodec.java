package io.belfry.journal;

import io.belfry.facts.pattern.PatternKind;
import java.util.ArrayList;
import java.util.List;

/** Patterns as bytes of the journal. */
final class PatternCodec {
  private static final List<PatternKind> KINDS =
      List.of(PatternKind.COUNT, PatternKind.THEN, PatternKind.WITHOUT);

  private PatternCodec() {}

  static void write(ByteWriter out, Change.PatternsSet set) {
    out.number(set.patterns().size());
    for (Pattern pattern : set.patterns()) {
      out.text(pattern.id());
      out.number(KINDS.indexOf(pattern.kind()));
      out.text(pattern.title());
      SuppressionCodec.writeMatchers(out, pattern.first());
      SuppressionCodec.writeMatchers(out, pattern.then());
      TopologyCodec.write(out, pattern.equal());
      out.number(pattern.within());
      out.number(pattern.count());
      out.number(EntryCodec.SEVERITIES.indexOf(pattern.severity()));
    }
  }

  static Change.PatternsSet read(ByteReader in) {
    int size = in.count();
    List<Pattern> patterns = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      patterns.add(
          new Pattern(
              in.text(),
              KINDS.get((int) in.number()),
              in.text(),
              SuppressionCodec.matchers(in),
              SuppressionCodec.matchers(in),
              TopologyCodec.read(in),
              in.number(),
              (int) in.number(),
              EntryCodec.SEVERITIES.get((int) in.number())));
    }
    return new Change.PatternsSet(patterns);
  }
}
