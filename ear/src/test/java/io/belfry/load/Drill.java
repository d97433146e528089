package io.belfry.load;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Loads a server while somebody else breaks it. Each request carries keys and is sent again until
 * it is answered 2xx. In the end every event must count exactly the alerts that were sent of its
 * key: one less is lost, one more was counted twice. Arguments: the server's port, a file with its
 * token, a seed, and a file whose appearance ends the load.
 */
public final class Drill {
  private static final int SENDERS = 4;
  private static final int KEYS = 300;
  private static final Duration COUNTS_PATIENCE = Duration.ofSeconds(15);
  private static final Duration PATIENCE = Duration.ofMinutes(5);
  private static final Pattern EVENT =
      Pattern.compile("\"key\":\"(drill-[0-9]+)\".*?\"alertCount\":([0-9]+)");
  private static final Pattern CURSOR = Pattern.compile("\"nextCursor\":\"([^\"]+)\"");

  private final Target target;
  private final long seed;
  private final Path end;
  private final AtomicLong repeated = new AtomicLong();

  private Drill(Target target, long seed, Path end) {
    this.target = target;
    this.seed = seed;
    this.end = end;
  }

  /** Runs until the file appears, then compares; ends with 1 when something differs. */
  public static void main(String[] args) throws Exception {
    String token = Files.readString(Path.of(args[1])).strip();
    Target target = new Target(Target.Kind.BELFRY, Integer.parseInt(args[0]), token, 0, 0);
    boolean right = new Drill(target, Long.parseLong(args[2]), Path.of(args[3])).run();
    System.exit(right ? 0 : 1);
  }

  private boolean run() throws Exception {
    List<Loader> loaders = new ArrayList<>();
    for (int i = 0; i < SENDERS; i++) {
      Loader loader = new Loader(i);
      loaders.add(loader);
      loader.start();
    }
    Map<String, Long> sent = new TreeMap<>();
    long requests = 0;
    for (Loader loader : loaders) {
      loader.join();
      requests += loader.requests;
      loader.sent.forEach((key, count) -> sent.merge(key, count, Long::sum));
    }
    awaitJudged();
    Map<String, Long> counted = awaitCounted(sent);
    long alerts = sent.values().stream().mapToLong(Long::longValue).sum();
    System.out.printf(
        "%,d alerts in %,d requests acknowledged, %,d sent again; %,d events%n",
        alerts, requests, repeated.get(), counted.size());
    if (sent.equals(counted)) {
      System.out.println("Nothing is missing, nothing counts twice.");
      return true;
    }
    sent.forEach(
        (key, count) -> {
          long found = counted.getOrDefault(key, 0L);
          if (found != count) {
            System.out.printf("%s: %d sent, %d counted%n", key, count, found);
          }
        });
    return false;
  }

  private void awaitJudged() throws Exception {
    long until = System.nanoTime() + PATIENCE.toNanos();
    try (Connection connection = new Connection(target.port())) {
      Accounting sums = Accounting.read(target, connection);
      while (sums.journalled() != sums.fates()) {
        if (System.nanoTime() > until) {
          throw new IllegalStateException("Alerts wait to be judged for ever: " + sums);
        }
        Thread.sleep(200);
        sums = Accounting.read(target, connection);
      }
      System.out.printf("The sums add up: %,d journalled, each with one fate%n", sums.journalled());
    }
  }

  /** How often an event was heard of is kept some seconds later than fates. */
  private Map<String, Long> awaitCounted(Map<String, Long> sent) throws Exception {
    long until = System.nanoTime() + COUNTS_PATIENCE.toNanos();
    Map<String, Long> counted = events();
    while (!sent.equals(counted) && System.nanoTime() < until) {
      Thread.sleep(200);
      counted = events();
    }
    return counted;
  }

  private Map<String, Long> events() throws IOException {
    Map<String, Long> counted = new TreeMap<>();
    try (Connection connection = new Connection(target.port())) {
      String cursor = "";
      while (true) {
        String page = target.get(connection, "/api/v1/events?limit=200&q=drill-" + cursor);
        Matcher event = EVENT.matcher(page);
        while (event.find()) {
          // A second event of a key would be a fault, too: then the sum is right and this is not.
          if (counted.put(event.group(1), Long.parseLong(event.group(2))) != null) {
            throw new IllegalStateException("Two events of the key " + event.group(1));
          }
        }
        Matcher next = CURSOR.matcher(page);
        if (!next.find()) {
          return counted;
        }
        cursor = "&cursor=" + next.group(1);
      }
    }
  }

  /** One sender. */
  private final class Loader extends Thread {
    private final int number;
    private final Random random;
    private final Map<String, Long> sent = new TreeMap<>();
    private long requests;

    Loader(int number) {
      super("loader");
      this.number = number;
      this.random = new Random(seed + number);
    }

    @Override
    public void run() {
      byte[] head = target.postHead("/api/v1/alerts");
      try (Connection connection = new Connection(target.port())) {
        while (!Files.exists(end)) {
          byte[] body = body().getBytes(StandardCharsets.UTF_8);
          byte[] request =
              (new String(head, StandardCharsets.US_ASCII)
                      + body.length
                      + "\r\n\r\n"
                      + new String(body, StandardCharsets.UTF_8))
                  .getBytes(StandardCharsets.UTF_8);
          while (!accepts(connection, request)) {
            repeated.incrementAndGet();
            Thread.sleep(100);
          }
          requests++;
          Thread.sleep(random.nextInt(5));
        }
      } catch (InterruptedException interrupted) {
        interrupt();
      }
    }

    private String body() {
      StringBuilder body = new StringBuilder("[");
      int alerts = 1 + random.nextInt(10);
      for (int i = 0; i < alerts; i++) {
        String key = "drill-" + random.nextInt(KEYS);
        sent.merge(key, 1L, Long::sum);
        body.append(i == 0 ? "" : ",")
            .append("{\"type\":\"HostDown\",\"severity\":\"major\",\"key\":\"")
            .append(key)
            .append("\",\"idempotencyKey\":\"%d-%d-%d-%d\"}".formatted(seed, number, requests, i));
      }
      return body.append(']').toString();
    }

    private boolean accepts(Connection connection, byte[] request) {
      try {
        int status = connection.exchange(request, request.length);
        if (status / 100 == 4) {
          throw new IllegalStateException("Refused for good: " + connection.body());
        }
        return status / 100 == 2;
      } catch (IOException broken) {
        return false;
      }
    }
  }
}
