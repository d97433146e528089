package io.belfry.web.intake;

import io.belfry.identity.Caller;
import io.belfry.identity.Permission;
import io.belfry.intake.AlertFormat;
import io.belfry.intake.PagerDutyFormat;
import io.belfry.mapping.MappedFormat;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.web.security.SecurityHeaders;
import io.undertow.server.HttpHandler;
import io.undertow.server.HttpServerExchange;
import io.undertow.server.handlers.HttpContinueReadHandler;
import io.undertow.util.HeaderMap;
import io.undertow.util.Headers;
import io.undertow.util.HttpString;
import io.undertow.util.Methods;
import io.undertow.util.SameThreadExecutor;
import jakarta.servlet.ServletContext;
import java.nio.ByteBuffer;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionException;
import org.jspecify.annotations.Nullable;

/**
 * Answers POST requests at the doors and calls of jobs, and leaves everything else to the servlets.
 */
final class IntakeHandler implements HttpHandler {
  private static final String BEARER = "Bearer ";

  private final HttpHandler next;
  private final ServletContext application;

  IntakeHandler(HttpHandler next, ServletContext application) {
    this.next = next;
    this.application = application;
  }

  @Override
  public void handleRequest(HttpServerExchange exchange) throws Exception {
    HeartbeatDoor heartbeat = HeartbeatDoor.of(exchange);
    Door door = heartbeat == null ? posted(exchange) : heartbeat.door();
    String tokenInPath = heartbeat == null ? null : heartbeat.token();
    if (door == null || !(application.getAttribute(Doorkeeper.NAME) instanceof Doorkeeper keeper)) {
      next.handleRequest(exchange);
      return;
    }
    // The reader holds the limit. What is somewhat larger is still drained, so that the sender
    // hears why
    // instead of losing its connection.
    exchange.setMaxEntitySize(4L * door.limit());
    // The exchange must outlive this call: the answer comes from the journal's writer.
    new HttpContinueReadHandler(
            admitted ->
                admitted.dispatch(
                    SameThreadExecutor.INSTANCE,
                    () -> new Visit(admitted, door, keeper, tokenInPath).begin()))
        .handleRequest(exchange);
  }

  private static @Nullable Door posted(HttpServerExchange exchange) {
    return exchange.getRequestMethod().equals(Methods.POST)
        ? Door.at(exchange.getRelativePath())
        : null;
  }

  /**
   * One request at one door.
   *
   * @param tokenInPath as a heartbeat has it, null at other doors
   */
  private record Visit(
      HttpServerExchange exchange, Door door, Doorkeeper keeper, @Nullable String tokenInPath) {

    void begin() {
      String mediaType = header(Headers.CONTENT_TYPE).toLowerCase(Locale.ROOT);
      if (tokenInPath != null) {
        // The body is a job's output, whatever it is called.
        byToken(token(), null);
      } else if (!mediaType.startsWith(Reply.JSON) && !mediaType.startsWith("text/json")) {
        refuse(
            new Fault(
                ErrorCode.UNSUPPORTED_MEDIA_TYPE,
                "The media type (%s) is not understood. Send application/json."
                    .formatted(mediaType)));
      } else if (door.format() instanceof PagerDutyFormat) {
        // Its token stands in the body, so nothing can be checked before that is read.
        BodyReader.read(exchange, door.limit(), this::byRoutingKey, this::refuse);
      } else {
        byToken(token(), null);
      }
    }

    private void byRoutingKey(byte[] packed) {
      try {
        byte[] body = unpacked(packed);
        byToken(new PagerDutyFormat().routingKey(body), body);
      } catch (Fault fault) {
        refuse(fault);
      }
    }

    private void byToken(String token, byte @Nullable [] body) {
      if (token.isEmpty()) {
        refuse(
            new Fault(
                ErrorCode.UNAUTHENTICATED,
                "There is no token. Send Authorization: Bearer with an integration token."));
        return;
      }
      Optional<Caller> known = keeper.tokens().cached(token);
      if (known.isPresent()) {
        admit(known.get(), body);
      } else {
        exchange.dispatch(
            () -> {
              try {
                keeper
                    .tokens()
                    .authenticate(token)
                    .ifPresentOrElse(
                        caller -> admit(caller, body),
                        () ->
                            refuse(
                                new Fault(
                                    ErrorCode.UNAUTHENTICATED,
                                    "The token is not known, or was revoked. Make a new one.")));
              } catch (RuntimeException failure) {
                refuse(failure);
              }
            });
      }
    }

    private void admit(Caller caller, byte @Nullable [] body) {
      if (!caller.may(Permission.ALERTS_WRITE)) {
        refuse(
            new Fault(
                ErrorCode.FORBIDDEN,
                "The token lacks the scope %s.".formatted(Permission.ALERTS_WRITE.code())));
      } else if (door.format() == null) {
        byMapping(caller);
      } else if (body != null) {
        take(caller, door.format(), body);
      } else {
        read(caller, door.format());
      }
    }

    /** The format is the one that a mapping describes, which may have to be fetched first. */
    private void byMapping(Caller caller) {
      String name = door.mappingIn(exchange.getRelativePath());
      Optional<MappedFormat> known = keeper.mappings().cached(caller.tenantId(), name);
      if (known.isPresent()) {
        read(caller, known.get());
      } else {
        exchange.dispatch(
            () -> {
              try {
                read(caller, keeper.mappings().find(caller.tenantId(), name));
              } catch (RuntimeException failure) {
                refuse(failure);
              }
            });
      }
    }

    private void read(Caller caller, AlertFormat format) {
      BodyReader.read(
          exchange,
          door.limit(),
          packed -> {
            if (door.format() == null) {
              // Paths may look at millions of values: others must not wait for that.
              exchange.dispatch(() -> unpackAndTake(caller, format, packed));
            } else {
              unpackAndTake(caller, format, packed);
            }
          },
          this::refuse);
    }

    private void unpackAndTake(Caller caller, AlertFormat format, byte[] packed) {
      try {
        take(caller, format, unpacked(packed));
      } catch (RuntimeException failure) {
        refuse(failure);
      }
    }

    private void take(Caller caller, AlertFormat format, byte[] body) {
      // The callback answers in every case, so nothing is left to wait for.
      CompletableFuture<?> unused =
          keeper
              .intake()
              .take(caller.tenantId(), format, header(Headers.CONTENT_TYPE), body)
              .whenComplete(
                  (receipt, failure) ->
                      answer(
                          failure == null
                              ? door.replies().taken(receipt)
                              : door.replies().refused(cause(failure)),
                          failure == null ? null : cause(failure)));
    }

    private void refuse(Throwable failure) {
      if (failure instanceof Fault fault) {
        keeper.intake().figures().rejected(fault.code(), 1);
      }
      answer(door.replies().refused(failure), failure);
    }

    private void answer(Reply reply, @Nullable Throwable failure) {
      // The writer's thread has other requests to answer; the IO thread sends.
      exchange
          .getIoThread()
          .execute(
              () -> {
                HeaderMap headers = exchange.getResponseHeaders();
                SecurityHeaders.of(door.path(), exchange.isSecure())
                    .forEach((name, value) -> headers.put(new HttpString(name), value));
                if (failure instanceof Fault fault) {
                  if (fault.code() == ErrorCode.UNAUTHENTICATED) {
                    headers.put(Headers.WWW_AUTHENTICATE, "Bearer");
                  }
                  fault
                      .retryAfter()
                      .ifPresent(wait -> headers.put(Headers.RETRY_AFTER, wait.toSeconds()));
                }
                exchange.setStatusCode(reply.status());
                if (reply.body().length > 0) {
                  headers.put(Headers.CONTENT_TYPE, reply.mediaType());
                }
                exchange.getResponseSender().send(ByteBuffer.wrap(reply.body()));
              });
    }

    private byte[] unpacked(byte[] packed) {
      return BodyReader.unpacked(packed, header(Headers.CONTENT_ENCODING), door.limit());
    }

    private String token() {
      String authorization = header(Headers.AUTHORIZATION);
      return authorization.regionMatches(true, 0, BEARER, 0, BEARER.length())
          ? authorization.substring(BEARER.length()).strip()
          : tokenInPath != null ? tokenInPath : door.tokenIn(exchange.getRelativePath());
    }

    private String header(HttpString name) {
      String value = exchange.getRequestHeaders().getFirst(name);
      return value == null ? "" : value;
    }

    private static Throwable cause(Throwable failure) {
      return failure instanceof CompletionException && failure.getCause() != null
          ? failure.getCause()
          : failure;
    }
  }
}
