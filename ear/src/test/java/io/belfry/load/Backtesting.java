package io.belfry.load;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Has a server run one backtest over a file of alerts after the other. */
final class Backtesting {
  private static final Duration PATIENCE = Duration.ofSeconds(60);
  private static final long PAUSE_MILLIS = 200;
  private static final int BUSY = 503;
  private static final Pattern ID = Pattern.compile("\"id\":\"([0-9a-f-]{36})\"");
  private static final Pattern STATE = Pattern.compile("\"state\":\"([a-z]+)\"");
  private static final Pattern PROGRESS = Pattern.compile("\"progress\":([0-9.Ee+-]+)");

  private final HttpClient client = HttpClient.newHttpClient();
  private final Target target;
  private final byte[] file;
  private final int alerts;
  private final String query;
  private Thread thread = new Thread(this::run, "backtesting");
  private volatile String failure = "";
  private volatile Progress sums = new Progress(0, 0, 0);
  private volatile boolean wanted;
  private volatile boolean begun;

  /**
   * What was done so far.
   *
   * @param judged alerts, each by two releases
   * @param running seconds in which a backtest ran
   * @param at seconds
   */
  record Progress(double judged, double running, double at) {
    Progress plus(double moreJudged, double moreRunning) {
      return new Progress(judged + moreJudged, running + moreRunning, at);
    }

    Progress since(Progress before) {
      return new Progress(judged - before.judged, running - before.running, at - before.at);
    }

    /** Alerts a second, while one ran. */
    double rate() {
      return running > 0 ? judged / running : 0;
    }

    double share() {
      return at > 0 ? running / at : 0;
    }
  }

  /**
   * @param alerts in the file
   */
  Backtesting(Target target, Path file, int alerts, String packageName, String version)
      throws IOException {
    this.target = target;
    this.file = Files.readAllBytes(file);
    this.alerts = alerts;
    query = "?package=" + packageName + "&version=" + version;
  }

  /** Returns once the first runs. */
  void start() throws InterruptedException {
    wanted = true;
    begun = false;
    thread = new Thread(this::run, "backtesting");
    thread.setDaemon(true);
    thread.start();
    while (!begun) {
      require();
      Thread.sleep(10);
    }
  }

  /** Ends the one that runs. */
  void stop() throws InterruptedException {
    wanted = false;
    thread.join();
    require();
  }

  Progress progress() {
    Progress now = sums;
    return new Progress(now.judged(), now.running(), seconds());
  }

  private void require() {
    if (!failure.isEmpty()) {
      throw new IllegalStateException("The backtest failed: " + failure);
    }
  }

  private void run() {
    try {
      while (wanted) {
        one();
      }
    } catch (IOException | RuntimeException broken) {
      failure = broken.toString();
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void one() throws IOException, InterruptedException {
    String id = of(ID, begin());
    begun = true;
    double seen = 0;
    double at = seconds();
    while (true) {
      String shown = send(request("/" + id).GET(), 200);
      boolean over = !of(STATE, shown).equals("running");
      double now = seconds();
      double done = over && of(STATE, shown).equals("done") ? 1 : progress(shown, seen);
      sums = sums.plus((done - seen) * alerts, now - at);
      seen = done;
      at = now;
      if (over && !of(STATE, shown).equals("done")) {
        throw new IOException("It ended otherwise than it should: " + shown);
      }
      if (over) {
        return;
      }
      if (!wanted) {
        send(request("/" + id + "/cancel").POST(HttpRequest.BodyPublishers.noBody()), 204);
        awaitEnd(id);
        return;
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  /** The turn is given back a moment after the end of the one before is kept. */
  private String begin() throws IOException, InterruptedException {
    HttpRequest post =
        request("/files" + query)
            .header("Content-Type", "application/x-ndjson")
            .POST(HttpRequest.BodyPublishers.ofByteArray(file))
            .build();
    double until = seconds() + PATIENCE.toSeconds();
    while (true) {
      HttpResponse<String> answer = client.send(post, HttpResponse.BodyHandlers.ofString());
      if (answer.statusCode() == 202) {
        return answer.body();
      }
      if (answer.statusCode() != BUSY || seconds() > until) {
        throw refused(answer);
      }
      Thread.sleep(PAUSE_MILLIS);
    }
  }

  private void awaitEnd(String id) throws IOException, InterruptedException {
    while (of(STATE, send(request("/" + id).GET(), 200)).equals("running")) {
      Thread.sleep(20);
    }
  }

  private static double progress(String shown, double before) throws IOException {
    return Math.max(before, Double.parseDouble(of(PROGRESS, shown)));
  }

  private static String of(Pattern pattern, String answer) throws IOException {
    Matcher found = pattern.matcher(answer);
    if (!found.find()) {
      throw new IOException("The answer lacks something: " + answer);
    }
    return found.group(1);
  }

  private HttpRequest.Builder request(String path) {
    return HttpRequest.newBuilder(
            URI.create("http://127.0.0.1:%d/api/v1/backtests%s".formatted(target.port(), path)))
        .timeout(PATIENCE)
        .header("Authorization", "Bearer " + target.token());
  }

  private String send(HttpRequest.Builder request, int expected)
      throws IOException, InterruptedException {
    HttpResponse<String> answer =
        client.send(request.build(), HttpResponse.BodyHandlers.ofString());
    if (answer.statusCode() != expected) {
      throw refused(answer);
    }
    return answer.body();
  }

  private static IOException refused(HttpResponse<String> answer) {
    return new IOException("Answered %d: %s".formatted(answer.statusCode(), answer.body()));
  }

  private static double seconds() {
    return System.nanoTime() / 1e9;
  }
}
