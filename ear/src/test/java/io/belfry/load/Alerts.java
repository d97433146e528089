package io.belfry.load;

import java.nio.charset.StandardCharsets;
import java.time.Instant;

/**
 * The alerts that are sent. The same number always makes the same bytes, so that two servers hear
 * exactly the same.
 */
final class Alerts {
  private static final String[] SEVERITIES = {"critical", "warning", "info", "minor", "major"};
  private static final String SERIAL = "0000000000";

  private final byte[][] firing;
  private final byte[][] resolved;
  private final byte[] fresh;
  private final int freshSerial;
  private final double freshShare;
  private final double resolvedShare;

  /**
   * @param format whose words they are written in
   * @param keys how many repeat
   * @param startsAt of them all
   * @param freshShare how many of one have a key of their own, from 0 to 1
   * @param resolvedShare how many of one say that it is over, from 0 to 1
   */
  Alerts(Format format, int keys, Instant startsAt, double freshShare, double resolvedShare) {
    this.freshShare = freshShare;
    this.resolvedShare = resolvedShare;
    firing = new byte[keys][];
    resolved = new byte[resolvedShare > 0 ? keys : 0][];
    for (int key = 0; key < keys; key++) {
      String instance = "host-%06d:9100".formatted(key);
      firing[key] = text(format, key, instance, startsAt, false);
      if (resolvedShare > 0) {
        resolved[key] = text(format, key, instance, startsAt, true);
      }
    }
    String text = utf8(text(format, 0, "new-" + SERIAL, startsAt, false));
    fresh = text.getBytes(StandardCharsets.UTF_8);
    freshSerial = text.indexOf(SERIAL);
  }

  /** How an alert is written. */
  enum Format {
    /** {@code POST /api/v2/alerts} of the Alertmanager. */
    V2("/api/v2/alerts"),
    /** {@code POST /api/v1/alerts} of Belfry. */
    V1("/api/v1/alerts");

    private final String path;

    Format(String path) {
      this.path = path;
    }

    String path() {
      return path;
    }
  }

  /** Writes one alert; returns where the next may stand. */
  int write(long number, byte[] into, int at) {
    if (freshShare > 0 && part(number, 1) < freshShare) {
      System.arraycopy(fresh, 0, into, at, fresh.length);
      long rest = number;
      for (int digit = SERIAL.length() - 1; digit >= 0; digit--) {
        into[at + freshSerial + digit] = (byte) ('0' + rest % 10);
        rest /= 10;
      }
      return at + fresh.length;
    }
    byte[][] kept = resolvedShare > 0 && part(number, 2) < resolvedShare ? resolved : firing;
    byte[] bytes = kept[(int) (number % kept.length)];
    System.arraycopy(bytes, 0, into, at, bytes.length);
    return at + bytes.length;
  }

  /** How long one may be, in bytes. */
  int longest() {
    int longest = fresh.length;
    for (byte[][] all : new byte[][][] {firing, resolved}) {
      for (byte[] one : all) {
        longest = Math.max(longest, one.length);
      }
    }
    return longest;
  }

  /** A number from 0 to 1 that looks random and is not (the finalizer of splitmix64). */
  private static double part(long number, int salt) {
    long mixed = (number + salt * 0x632be59bd9b4e019L) * 0x9e3779b97f4a7c15L;
    mixed = (mixed ^ (mixed >>> 30)) * 0xbf58476d1ce4e5b9L;
    mixed = (mixed ^ (mixed >>> 27)) * 0x94d049bb133111ebL;
    return ((mixed ^ (mixed >>> 31)) >>> 11) * 0x1.0p-53;
  }

  private static byte[] text(
      Format format, int key, String instance, Instant startsAt, boolean over) {
    String name = "LoadAlert%02d".formatted(key % 20);
    String service = "service-%02d".formatted(key / 20 % 50);
    String severity = SEVERITIES[key % SEVERITIES.length];
    String summary = name + " on " + instance + " is outside of its limits";
    String labels =
        "\"labels\":{\"alertname\":\"%s\",\"instance\":\"%s\",\"job\":\"node\",\"severity\":\"%s\",\"service\":\"%s\"}"
            .formatted(name, instance, severity, service);
    String times =
        ",\"startsAt\":\"%s\"".formatted(startsAt)
            + (over ? ",\"endsAt\":\"%s\"".formatted(startsAt.plusSeconds(1)) : "");
    String text =
        format == Format.V2
            ? "{%s,\"annotations\":{\"summary\":\"%s\"}%s}".formatted(labels, summary, times)
            : "{%s,\"type\":\"%s\",\"severity\":\"%s\",\"status\":\"%s\",\"summary\":\"%s\",\"service\":\"%s\",\"ci\":\"%s\"%s}"
                .formatted(
                    labels,
                    name,
                    severity,
                    over ? "resolved" : "firing",
                    summary,
                    service,
                    instance,
                    times);
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static String utf8(byte[] bytes) {
    return new String(bytes, StandardCharsets.UTF_8);
  }
}
