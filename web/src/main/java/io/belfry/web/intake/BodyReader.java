package io.belfry.web.intake;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.undertow.server.HttpServerExchange;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.util.Arrays;
import java.util.Locale;
import java.util.function.Consumer;
import java.util.zip.GZIPInputStream;
import org.xnio.channels.StreamSourceChannel;

/**
 * Reads a body from the request's channel without blocking, into one array that has its size from
 * the start when the sender tells it. What is too large is refused before it is read, and a chunked
 * body as soon as it passes the limit.
 */
final class BodyReader {
  private static final int FIRST_SIZE = 16 << 10;

  private final HttpServerExchange exchange;
  private final int limit;
  private final Consumer<byte[]> onBody;
  private final Consumer<Throwable> onFailure;
  private byte[] bytes;
  private int length;

  private BodyReader(
      HttpServerExchange exchange,
      int limit,
      int size,
      Consumer<byte[]> onBody,
      Consumer<Throwable> onFailure) {
    this.exchange = exchange;
    this.limit = limit;
    this.bytes = new byte[size];
    this.onBody = onBody;
    this.onFailure = onFailure;
  }

  /** Reads, then calls one of the two, on an IO thread. */
  static void read(
      HttpServerExchange exchange,
      int limit,
      Consumer<byte[]> onBody,
      Consumer<Throwable> onFailure) {
    long told = exchange.getRequestContentLength();
    if (told > limit) {
      onFailure.accept(tooLarge(limit));
      return;
    }
    int size = told >= 0 ? (int) told : FIRST_SIZE;
    new BodyReader(exchange, limit, size, onBody, onFailure).start(exchange.getRequestChannel());
  }

  /**
   * Unpacks a body where the sender packed it.
   *
   * @throws Fault when it is no gzip, or larger than the limit when unpacked
   */
  static byte[] unpacked(byte[] body, String encoding, int limit) {
    String name = encoding.strip().toLowerCase(Locale.ROOT);
    if (name.isEmpty() || name.equals("identity")) {
      return body;
    }
    if (!name.equals("gzip")) {
      throw new Fault(
          ErrorCode.UNSUPPORTED_MEDIA_TYPE,
          "The encoding (%s) is not understood. Send gzip, or the plain body.".formatted(name));
    }
    try (GZIPInputStream in = new GZIPInputStream(new ByteArrayInputStream(body))) {
      byte[] plain = in.readNBytes(limit + 1);
      if (plain.length > limit) {
        throw tooLarge(limit);
      }
      return plain;
    } catch (IOException damaged) {
      throw new Fault(
          ErrorCode.INVALID_VALUE, "The body is not valid gzip: " + damaged.getMessage(), damaged);
    }
  }

  private void start(StreamSourceChannel channel) {
    if (!readAll(channel)) {
      channel
          .getReadSetter()
          .set(
              ready -> {
                if (readAll(ready)) {
                  ready.suspendReads();
                }
              });
      channel.resumeReads();
    }
  }

  /** Reads what is there; true when there is nothing more to wait for. */
  private boolean readAll(StreamSourceChannel channel) {
    try {
      while (true) {
        if (length == bytes.length) {
          // One byte more than told shows the end of the stream, or a body larger than told.
          bytes = Arrays.copyOf(bytes, Math.max(length + 1, Math.min(2 * length, limit + 1)));
        }
        int read = channel.read(ByteBuffer.wrap(bytes, length, bytes.length - length));
        if (read == 0) {
          return false;
        }
        if (read < 0) {
          onBody.accept(length == bytes.length ? bytes : Arrays.copyOf(bytes, length));
          return true;
        }
        length += read;
        if (length > limit) {
          onFailure.accept(tooLarge(limit));
          return true;
        }
      }
    } catch (IOException gone) {
      exchange.setPersistent(false);
      onFailure.accept(
          new Fault(ErrorCode.INVALID_VALUE, "The body ended early: " + gone.getMessage(), gone));
      return true;
    }
  }

  private static Fault tooLarge(int limit) {
    return new Fault(
        ErrorCode.BODY_TOO_LARGE,
        "The body is larger than %d bytes. Send fewer alerts at once.".formatted(limit));
  }
}
