package io.belfry.load;

import java.io.IOException;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What a server says it took in. The Alertmanager says one sum: what it accepted, it has processed.
 *
 * @param journalled what it stored
 * @param fates what it is done with
 * @param rejected what it refused
 */
record Accounting(long journalled, long fates, long rejected) {
  private static final Pattern NUMBER = Pattern.compile(":(\\d+)");
  private static final Pattern RECEIVED =
      Pattern.compile("(?m)^alertmanager_alerts_received_total\\{[^}]*} (\\S+)$");

  /** Asks the server. */
  static Accounting read(Target target, Connection connection) throws IOException {
    if (target.kind() == Target.Kind.ALERTMANAGER) {
      long received = 0;
      Matcher line = RECEIVED.matcher(target.get(connection, "/metrics"));
      while (line.find()) {
        received += (long) Double.parseDouble(line.group(1));
      }
      return new Accounting(received, received, 0);
    }
    String json = target.get(connection, "/api/v1/accounting");
    Accounting sums =
        new Accounting(number(json, "journalled"), sum(json, "fates"), sum(json, "rejected"));
    if (number(json, "received") != sums.journalled + sums.rejected
        || number(json, "pending") != sums.journalled - sums.fates) {
      throw new IllegalStateException("The sums do not add up: " + json);
    }
    return sums;
  }

  /** What came since. */
  Accounting since(Accounting before) {
    return new Accounting(
        journalled - before.journalled, fates - before.fates, rejected - before.rejected);
  }

  private static long number(String json, String field) {
    Matcher found = NUMBER.matcher(json);
    int at = json.indexOf("\"" + field + "\":");
    if (at < 0 || !found.find(at)) {
      throw new IllegalStateException("There is no " + field + " in " + json);
    }
    return Long.parseLong(found.group(1));
  }

  private static long sum(String json, String field) {
    int begin = json.indexOf("\"" + field + "\":{");
    if (begin < 0) {
      throw new IllegalStateException("There is no " + field + " in " + json);
    }
    Matcher numbers = NUMBER.matcher(json.substring(begin, json.indexOf('}', begin)));
    return numbers.results().mapToLong(found -> Long.parseLong(found.group(1))).sum();
  }
}
