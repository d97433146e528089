package io.belfry.engine;

import io.belfry.facts.AlertFact;
import io.belfry.journal.Alert;
import io.belfry.journal.ByteReader;
import io.belfry.journal.ByteWriter;
import io.belfry.journal.Entry;
import io.belfry.journal.EntryCodec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Alerts that are held, as bytes within a snapshot. */
final class HoldCodec {
  private HoldCodec() {}

  static void write(ByteWriter out, Hold hold) {
    out.text(hold.name());
    write(out, hold.last());
    out.number(hold.lastAt() == null ? 0 : 1);
    if (hold.lastAt() != null) {
      write(out, hold.lastAt());
    }
    out.number(hold.earlier().size());
    hold.earlier().forEach(each -> write(out, each));
  }

  static Hold read(ByteReader in) {
    String name = in.text();
    AlertFact last = alert(in);
    HeldAlerts lastAt = in.number() == 0 ? null : heldAlerts(in);
    int size = in.count();
    List<HeldAlerts> earlier = new ArrayList<>(size);
    for (int i = 0; i < size; i++) {
      earlier.add(heldAlerts(in));
    }
    return new Hold(name, last, lastAt, List.copyOf(earlier));
  }

  private static void write(ByteWriter out, AlertFact fact) {
    out.block(EntryCodec.encodeAlerts(List.of(AlertFacts.alert(fact))));
    out.number(fact.getArrival());
    out.number(fact.isRated() ? 1 : 0);
    if (fact.getRating() != null) {
      out.text(fact.getRating());
    }
  }

  private static AlertFact alert(ByteReader in) {
    Entry.Alerts entry = (Entry.Alerts) EntryCodec.decode(0, 0, EntryCodec.ALERTS, 0, in.block());
    Alert alert = entry.alerts().get(0);
    AlertFact fact =
        AlertFacts.of(alert, alert.key(), alert.service(), in.number(), new Shared<>(1));
    @Nullable String rating = in.number() == 0 ? null : in.text();
    return rating == null ? fact : fact.rated(fact.getStatus(), fact.getSeverity(), rating);
  }

  private static void write(ByteWriter out, HeldAlerts alerts) {
    out.text(alerts.hold());
    out.number(alerts.firstPosition());
    out.number(alerts.firstIndex());
    out.number(alerts.lastPosition());
    out.number(alerts.lastIndex());
    out.number(alerts.count());
  }

  private static HeldAlerts heldAlerts(ByteReader in) {
    return new HeldAlerts(
        in.text(), in.number(), (int) in.number(), in.number(), (int) in.number(), in.number());
  }
}
