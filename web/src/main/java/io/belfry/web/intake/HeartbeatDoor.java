package io.belfry.web.intake;

import io.belfry.intake.HeartbeatFormat;
import io.undertow.server.HttpServerExchange;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * A call at {@code /ping/{key}}: any method that a cron job has at hand, and the token in the
 * header or before the key.
 *
 * @param token from the path, empty when there is none
 */
record HeartbeatDoor(String token, Door door) {
  static final String PATH = "/ping";

  /** Its addresses, as the description of the API writes them. */
  static final List<String> ADDRESSES =
      List.of(PATH + "/{key}", PATH + "/{key}/{ending}", PATH + "/{token}/{key}/{ending}");

  private static final Set<HttpString> METHODS = Set.of(Methods.GET, Methods.HEAD, Methods.POST);

  /** The door that a request asks for; null when it asks for another address or method. */
  static @Nullable HeartbeatDoor of(HttpServerExchange exchange) {
    String path = exchange.getRelativePath();
    if (!path.startsWith(PATH + "/") || !METHODS.contains(exchange.getRequestMethod())) {
      return null;
    }
    boolean inHeader = exchange.getRequestHeaders().contains(Headers.AUTHORIZATION);
    return of(path, inHeader, exchange.getQueryParameters());
  }

  static HeartbeatDoor of(String path, boolean inHeader, Map<String, Deque<String>> query) {
    List<String> parts = List.of(path.substring(PATH.length() + 1).split("/", -1));
    boolean inPath = !inHeader && parts.size() > 1;
    int first = inPath ? 1 : 0;
    Map<String, String> parameters = new TreeMap<>();
    query.forEach((name, values) -> parameters.put(name, values.getFirst()));
    // What is too much of a path is no ending that is known.
    String ending = String.join("/", parts.subList(first + 1, parts.size()));
    return new HeartbeatDoor(
        inPath ? parts.get(0) : "",
        Door.heartbeat(new HeartbeatFormat(parts.get(first), ending, parameters)));
  }
}
