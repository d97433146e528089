package io.belfry.load;

/** Puts alerts together to requests, in a buffer of its own, for one thread. */
final class Requests {
  // Leading zeros leave the place of the length where it is.
  private static final int DIGITS = 8;

  private final Alerts alerts;
  private final int perRequest;
  private final byte[] buffer;
  private final int head;

  Requests(Target target, Alerts.Format format, Alerts alerts, int perRequest) {
    this.alerts = alerts;
    this.perRequest = perRequest;
    byte[] begin = target.postHead(format.path());
    head = begin.length;
    buffer = new byte[head + DIGITS + 5 + perRequest * (alerts.longest() + 1) + 1];
    System.arraycopy(begin, 0, buffer, 0, head);
  }

  /** Makes the request whose first alert has that number; returns its length. */
  int make(long first) {
    int at = head + DIGITS;
    for (char end : new char[] {'\r', '\n', '\r', '\n'}) {
      buffer[at++] = (byte) end;
    }
    int body = at;
    for (int i = 0; i < perRequest; i++) {
      buffer[at++] = (byte) (i == 0 ? '[' : ',');
      at = alerts.write(first + i, buffer, at);
    }
    buffer[at++] = ']';
    int length = at - body;
    for (int digit = DIGITS - 1; digit >= 0; digit--) {
      buffer[head + digit] = (byte) ('0' + length % 10);
      length /= 10;
    }
    return at;
  }

  byte[] bytes() {
    return buffer;
  }
}
