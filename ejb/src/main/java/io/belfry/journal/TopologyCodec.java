package io.belfry.journal;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** What depends on what, as bytes of the journal. */
final class TopologyCodec {
  private TopologyCodec() {}

  static void write(ByteWriter out, Change.CiSet item) {
    out.text(item.name());
    out.text(item.service());
    out.text(item.kind());
    write(out, item.labels());
    write(out, item.dependsOn());
  }

  static Change.CiSet readItem(ByteReader in) {
    return new Change.CiSet(in.text(), in.text(), in.text(), readTexts(in), read(in));
  }

  static void write(ByteWriter out, List<String> texts) {
    out.number(texts.size());
    texts.forEach(out::text);
  }

  static List<String> read(ByteReader in) {
    int size = in.count();
    List<String> texts = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      texts.add(in.text());
    }
    return List.copyOf(texts);
  }

  static void write(ByteWriter out, Map<String, String> texts) {
    out.number(texts.size());
    texts.forEach(
        (name, value) -> {
          out.text(name);
          out.text(value);
        });
  }

  static Map<String, String> readTexts(ByteReader in) {
    int size = in.count();
    Map<String, String> texts = new LinkedHashMap<>(size * 2);
    for (int i = 0; i < size; i++) {
      texts.put(in.text(), in.text());
    }
    return texts;
  }
}
