package io.belfry.backtest;

import io.belfry.journal.ByteReader;
import io.belfry.journal.ByteWriter;
import io.belfry.journal.Change;
import io.belfry.journal.EntryCodec;
import io.belfry.rulepackage.PackedRelease;
import java.nio.file.Path;
import java.util.List;

/**
 * All that a backtest needs, as bytes for the process that runs it. Entries of the journal come
 * after it; see {@link RowStream}.
 *
 * @param active the release to compare with
 */
record Job(
    Beginning beginning,
    PackedRelease active,
    PackedRelease candidate,
    Paging paging,
    Source source) {

  /** Where the past is. */
  sealed interface Source {}

  /**
   * In a file that was uploaded; see {@link UploadedPast}.
   *
   * @param catalogue what the rules know before the first alert
   */
  record Uploaded(Path file, List<Change> catalogue) implements Source {}

  /**
   * In the journal.
   *
   * @param after position, exclusive
   * @param until position, inclusive
   * @param begin from when on it counts, in milliseconds since 1970
   * @param end up to when time passes after it, in milliseconds since 1970
   */
  record Stretch(long after, long until, long begin, long end) implements Source {}

  byte[] encode() {
    ByteWriter out = new ByteWriter(1 << 20);
    beginning.write(out);
    active.write(out);
    candidate.write(out);
    PagingCodec.write(out, paging);
    if (source instanceof Uploaded uploaded) {
      out.number(1);
      out.text(uploaded.file().toString());
      out.block(EntryCodec.encodeChanges(uploaded.catalogue()));
    } else if (source instanceof Stretch stretch) {
      out.number(0);
      out.number(stretch.after());
      out.number(stretch.until());
      out.number(stretch.begin());
      out.number(stretch.end());
    }
    return out.toByteArray();
  }

  static Job decode(byte[] bytes) {
    ByteReader in = new ByteReader(bytes);
    return new Job(
        Beginning.read(in),
        PackedRelease.read(in),
        PackedRelease.read(in),
        PagingCodec.read(in),
        in.number() == 1
            ? new Uploaded(Path.of(in.text()), EntryCodec.decodeChanges(in.block()))
            : new Stretch(in.number(), in.number(), in.number(), in.number()));
  }
}
