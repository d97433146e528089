package io.belfry.ledger;

import io.belfry.engine.Fate;
import io.belfry.engine.Judged;
import io.belfry.journal.ByteReader;
import io.belfry.journal.ByteWriter;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The fates of an entry's alerts in a few bytes each: one row an entry costs a tenth of one row an
 * alert. Rules are named once; the sentences are made when somebody reads.
 */
public final class FateCodec {
  private static final int VERSION = 1;

  /** Numbers stand for fates by this order, whatever the order of declaration. */
  private static final List<Fate> FATES =
      List.of(
          Fate.OPENED,
          Fate.JOINED,
          Fate.RECOVERED,
          Fate.DUPLICATE,
          Fate.SUPPRESSED,
          Fate.BELOW_THRESHOLD,
          Fate.EXPECTED_ARRIVAL,
          Fate.INFORMATIONAL,
          Fate.LEARNING,
          Fate.RULE_FAULT,
          Fate.HELD);

  private FateCodec() {}

  /**
   * What became of one alert.
   *
   * @param event the number of the event that it touched, 0 when it touched none
   * @param hold what it waits for when it is held, else empty
   */
  public record Kept(Fate fate, String rule, long event, String detail, String hold) {

    /** One that is not held. */
    public Kept(Fate fate, String rule, long event, String detail) {
      this(fate, rule, event, detail, "");
    }

    /** For people, complete by itself. */
    public String reason() {
      return fate.reason(detail, event);
    }
  }

  static byte[] encode(List<Judged> alerts) {
    Map<String, Integer> rules = new LinkedHashMap<>();
    alerts.forEach(each -> rules.putIfAbsent(each.rule(), rules.size()));
    ByteWriter out = new ByteWriter(64 + 8 * alerts.size());
    out.number(VERSION);
    out.number(rules.size());
    rules.keySet().forEach(out::text);
    out.number(alerts.size());
    for (Judged each : alerts) {
      out.number(FATES.indexOf(each.fate()));
      out.number(rules.getOrDefault(each.rule(), 0));
      out.number(each.event() == null ? 0 : each.event().number());
      out.text(each.detail());
      if (each.fate() == Fate.HELD) {
        out.text(each.hold());
      }
    }
    return out.toByteArray();
  }

  /**
   * Reads the fates of an entry, in the order of its alerts.
   *
   * @throws IllegalArgumentException when a later version wrote them
   */
  public static List<Kept> decode(byte[] body) {
    ByteReader in = new ByteReader(body);
    long version = in.number();
    if (version != VERSION) {
      throw new IllegalArgumentException(
          "Fates have format (%d), this server reads (%d)".formatted(version, VERSION));
    }
    List<String> rules = new ArrayList<>();
    for (int left = in.count(); left > 0; left--) {
      rules.add(in.text());
    }
    int size = in.count();
    List<Kept> fates = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      Fate fate = FATES.get(in.count());
      fates.add(
          new Kept(
              fate,
              rules.get(in.count()),
              in.number(),
              in.text(),
              fate == Fate.HELD ? in.text() : ""));
    }
    return fates;
  }
}
