package io.belfry.load;

import java.io.IOException;
import java.net.InetAddress;
import java.net.URI;
import java.net.UnknownHostException;
import java.nio.charset.StandardCharsets;

/**
 * A server under load.
 *
 * @param token what it wants as a bearer, empty for none
 * @param process the root of its processes
 * @param database the root of its PostgreSQL's processes, 0 for none
 */
record Target(Kind kind, int port, String token, long process, long database) {

  /** What it is. */
  enum Kind {
    BELFRY,
    ALERTMANAGER;

    String word() {
      return this == BELFRY ? "Belfry" : "Alertmanager";
    }
  }

  /**
   * The port of an address.
   *
   * @throws IllegalArgumentException when it is not on this machine: nobody else's server is loaded
   */
  static int port(String address) {
    URI uri = URI.create(address);
    try {
      if (!"http".equals(uri.getScheme())
          || uri.getHost() == null
          || uri.getPort() < 1
          || !InetAddress.getByName(uri.getHost()).isLoopbackAddress()) {
        throw new IllegalArgumentException(
            "The address (%s) is not on this machine. Use http://127.0.0.1:PORT."
                .formatted(address));
      }
    } catch (UnknownHostException unknown) {
      throw new IllegalArgumentException("Nobody knows the host of " + address, unknown);
    }
    return uri.getPort();
  }

  /** The head of a POST of JSON, up to the value of Content-Length. */
  byte[] postHead(String path) {
    return (head("POST", path) + "Content-Type: application/json\r\nContent-Length: ")
        .getBytes(StandardCharsets.US_ASCII);
  }

  /**
   * Reads an address.
   *
   * @throws IOException when the answer is anything but 200
   */
  String get(Connection connection, String path) throws IOException {
    byte[] request = (head("GET", path) + "\r\n").getBytes(StandardCharsets.US_ASCII);
    int status = connection.exchange(request, request.length);
    if (status != 200) {
      throw new IOException(
          "%s answered %d to %s: %s"
              .formatted(kind.word(), status, path, connection.body().strip()));
    }
    return connection.body();
  }

  private String head(String method, String path) {
    return "%s %s HTTP/1.1\r\nHost: 127.0.0.1:%d\r\n%s"
        .formatted(
            method, path, port, token.isEmpty() ? "" : "Authorization: Bearer " + token + "\r\n");
  }
}
