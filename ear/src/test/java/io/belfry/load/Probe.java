package io.belfry.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Sends alerts of names that nobody has heard beside a load, and asks for each until it is shown.
 * The time counts from its POST. A probe for which nobody is free in time is left out and counted,
 * for it would measure the other probes. Each fifth asks Belfry for the event, the others for the
 * alert with its fate.
 */
final class Probe {
  private static final int THREADS = 16;
  private static final int EVENT_EACH = 5;
  // The error of each time, or a twentieth of it; asking without a pause would be a load of its
  // own.
  private static final Duration PAUSE = Duration.ofMillis(2);
  private static final Duration PATIENCE = Duration.ofSeconds(30);
  private static final Pattern ID = Pattern.compile("\"ids\":\\[\"([^\"]+)\"");

  private final Target target;
  private final String name;
  private final long interval;
  private final AtomicLong slots = new AtomicLong();
  private final List<Asker> askers = new ArrayList<>();
  private volatile boolean running = true;
  private long begin;

  /** What it found. */
  record Findings(Latencies shown, Latencies events, long sent, long skipped, long failed) {}

  /**
   * @param name unlike any before, so that each of its alerts is new to the server
   */
  Probe(Target target, String name, int intervalMillis) {
    this.target = target;
    this.name = name;
    interval = Duration.ofMillis(intervalMillis).toNanos();
  }

  void start() {
    begin = System.nanoTime();
    for (int i = 0; i < THREADS; i++) {
      Asker asker = new Asker();
      askers.add(asker);
      asker.start();
    }
  }

  /** Lets the probes that are under way end. */
  Findings stop() throws InterruptedException {
    running = false;
    Findings sum = new Findings(new Latencies(), new Latencies(), 0, 0, 0);
    for (Asker asker : askers) {
      // It may wait for a probe that is due much later.
      LockSupport.unpark(asker);
      asker.join();
      sum.shown().addAll(asker.shown);
      sum.events().addAll(asker.events);
      sum =
          new Findings(
              sum.shown(),
              sum.events(),
              sum.sent() + asker.sent,
              sum.skipped() + asker.skipped,
              sum.failed() + asker.failed);
    }
    return sum;
  }

  /** A request with one alert of that name. */
  static byte[] marker(Target target, String unique) {
    boolean belfry = target.kind() == Target.Kind.BELFRY;
    String body =
        belfry
            ? "{\"type\":\"%1$s\",\"key\":\"%1$s\",\"severity\":\"warning\",\"summary\":\"probe\",\"ci\":\"probe\"}"
                .formatted(unique)
            : "[{\"labels\":{\"alertname\":\"Probe\",\"probe\":\"%s\",\"severity\":\"warning\",\"instance\":\"probe\"}}]"
                .formatted(unique);
    byte[] head = target.postHead(belfry ? "/api/v1/alerts" : "/api/v2/alerts");
    return (new String(head, StandardCharsets.US_ASCII) + body.length() + "\r\n\r\n" + body)
        .getBytes(StandardCharsets.US_ASCII);
  }

  /** The id that Belfry gave the one alert. */
  static String id(String answer) throws IOException {
    Matcher id = ID.matcher(answer);
    if (!id.find()) {
      throw new IOException("The answer has no id: " + answer);
    }
    return id.group(1);
  }

  private final class Asker extends Thread {
    private final Connection connection = new Connection(target.port());
    private final Latencies shown = new Latencies();
    private final Latencies events = new Latencies();
    private long sent;
    private long skipped;
    private long failed;

    Asker() {
      super("probe");
    }

    @Override
    public void run() {
      try (connection) {
        while (running) {
          long slot = slots.getAndIncrement();
          long due = begin + slot * interval;
          for (long now = System.nanoTime(); running && now < due; now = System.nanoTime()) {
            LockSupport.parkNanos(due - now);
          }
          if (System.nanoTime() - due > interval + PAUSE.toNanos()) {
            skipped++;
          } else if (running) {
            ask(slot);
          }
        }
      }
    }

    private void ask(long slot) {
      boolean event = target.kind() == Target.Kind.BELFRY && slot % EVENT_EACH == 0;
      long posted = System.nanoTime();
      try {
        String place = send(name + "n" + slot, event);
        while (!shows(target.get(connection, place), slot, event)) {
          long waited = System.nanoTime() - posted;
          if (waited > PATIENCE.toNanos()) {
            throw new IOException("It was never shown: " + place);
          }
          LockSupport.parkNanos(Math.max(PAUSE.toNanos(), waited / 20));
        }
        (event ? events : shown).add(System.nanoTime() - posted);
      } catch (IOException failure) {
        if (failed++ == 0) {
          System.err.println("A probe failed: " + failure.getMessage());
        }
      }
    }

    /** Sends one alert; returns where it will be shown. */
    private String send(String unique, boolean event) throws IOException {
      byte[] request = marker(target, unique);
      int status = connection.exchange(request, request.length);
      if (status / 100 != 2) {
        throw new IOException("The answer to it was " + status + ": " + connection.body());
      }
      sent++;
      if (target.kind() == Target.Kind.ALERTMANAGER) {
        return "/api/v2/alerts?filter=probe%3D%22" + unique + "%22";
      }
      return event ? "/api/v1/events?key=" + unique : "/api/v1/alerts/" + id(connection.body());
    }

    private boolean shows(String answer, long slot, boolean event) {
      if (event || target.kind() == Target.Kind.ALERTMANAGER) {
        return answer.contains("\"" + name + "n" + slot + "\"");
      }
      return !answer.contains("\"fate\":\"pending\"");
    }
  }
}
