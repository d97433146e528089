package io.belfry.facts.pattern;

import io.belfry.facts.AlertFact;
import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import io.belfry.facts.Kept;
import io.belfry.facts.Status;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** How far a pattern has come, for one set of values that it goes by. */
public final class Run implements Kept, Explained {
  /** The word for the time in which a pattern comes about, or does not. */
  public static final String WHAT = "pattern";

  /** What a day did not bring does not come. */
  public static final long LONGEST = 86_400_000;

  private static final int MOST_WAITING = 500;

  private String id = "";
  private String pattern = "";
  private String slot = "";
  private String service = "";
  private String last = "";
  private String waiting = "";
  private long[] times = {};
  private boolean due;
  private boolean made;

  /** For snapshots. */
  public Run() {}

  /**
   * Begins with an alert.
   *
   * @param now in milliseconds since 1970
   */
  public Run(Hit hit, long now) {
    pattern = hit.getPattern();
    slot = hit.getSlot();
    id = pattern + "\n" + slot;
    service = hit.getService();
    last = hit.getKey();
    waiting = hit.getKey();
    times = new long[] {now};
  }

  @Override
  public String keptKey() {
    return id;
  }

  /** People described the pattern, and no release. */
  @Override
  public boolean isLongLived() {
    return true;
  }

  public String getId() {
    return id;
  }

  public String getPattern() {
    return pattern;
  }

  public String getSlot() {
    return slot;
  }

  /** The service that all of its alerts are about; empty when that is not one. */
  public String getService() {
    return service;
  }

  public void setService(String service) {
    this.service = service;
  }

  /** The service, with one alert more. */
  public String serviceWith(Hit hit) {
    return service.equals(hit.getService()) ? service : "";
  }

  /** The key of the last alert that it began with. */
  public String getLast() {
    return last;
  }

  public void setLast(String last) {
    this.last = last;
  }

  /** Keys of events that are to be put beneath the one that it makes, a line each. */
  public String getWaiting() {
    return waiting;
  }

  public void setWaiting(String waiting) {
    this.waiting = waiting;
  }

  /** Those keys, with one more. */
  public String waitingWith(Hit hit) {
    Set<String> keys = new LinkedHashSet<>(waitingKeys());
    return keys.size() >= MOST_WAITING || !keys.add(hit.getKey())
        ? waiting
        : String.join("\n", keys);
  }

  /** Those keys. */
  public List<String> waitingKeys() {
    return waiting.isEmpty() ? List.of() : List.of(waiting.split("\n"));
  }

  /** When the last alerts came that count, in milliseconds since 1970. */
  public long[] getTimes() {
    return times;
  }

  public void setTimes(long[] times) {
    this.times = times;
  }

  /** The times that count, with one alert more; at most as many as the pattern asks for. */
  public long[] timesWith(long now, PatternFact by) {
    long[] all = Arrays.copyOf(times, times.length + 1);
    all[times.length] = now;
    int from = Math.max(0, all.length - by.getCount());
    while (now - all[from] > by.getWithin()) {
      from++;
    }
    return Arrays.copyOfRange(all, from, all.length);
  }

  /** Whether it is time to say so. */
  public boolean isDue() {
    return due;
  }

  public void setDue(boolean due) {
    this.due = due;
  }

  /** Whether it made an event. */
  public boolean isMade() {
    return made;
  }

  public void setMade(boolean made) {
    this.made = made;
  }

  /** The key of the event that it makes. */
  public String getEvent() {
    return "pattern/" + id.replace('\n', '/');
  }

  /**
   * What it says when it has come about.
   *
   * @param now in milliseconds since 1970
   */
  public AlertFact alert(PatternFact by, long now) {
    return alert(Status.FIRING, by, now);
  }

  /**
   * What it says when that is over.
   *
   * @param now in milliseconds since 1970
   */
  public AlertFact over(PatternFact by, long now) {
    return alert(Status.RESOLVED, by, now);
  }

  private AlertFact alert(Status status, PatternFact by, long now) {
    Map<String, String> labels = new LinkedHashMap<>();
    for (String line : slot.isEmpty() ? new String[0] : slot.split("\n")) {
      labels.put(line.substring(0, line.indexOf('=')), line.substring(line.indexOf('=') + 1));
    }
    String ci = labels.getOrDefault("ci", "");
    return new AlertFact(
        now,
        "belfry",
        WHAT,
        getEvent(),
        status,
        by.severity(),
        by.summary(),
        service,
        ci,
        Map.copyOf(labels),
        0);
  }

  @Override
  public String factName() {
    return "counted";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds()
        .with("by", slot.replace('\n', ' '))
        .with("alerts", times.length)
        .with("last", last)
        .values();
  }
}
