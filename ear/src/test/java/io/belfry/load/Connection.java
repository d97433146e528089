package io.belfry.load;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;

/**
 * One HTTP/1.1 connection that is kept alive, for one thread. It knows no more of HTTP than the two
 * servers need, so that the generator takes little of the processors that they share.
 */
final class Connection implements AutoCloseable {
  private static final int PATIENCE_MILLIS = 60_000;

  private final int port;
  private Socket socket = new Socket();
  private byte[] in = new byte[16 << 10];
  private int next;
  private int end;
  private byte[] body = new byte[0];
  private boolean open;

  Connection(int port) {
    this.port = port;
  }

  /**
   * Sends a request and reads its answer.
   *
   * @return the status
   * @throws IOException when there is no answer; the next call connects anew
   */
  int exchange(byte[] request, int length) throws IOException {
    try {
      if (!open) {
        connect();
      }
      socket.getOutputStream().write(request, 0, length);
      return answer();
    } catch (IOException failure) {
      close();
      throw failure;
    }
  }

  /** The body of the last answer. */
  String body() {
    return new String(body, StandardCharsets.UTF_8);
  }

  @Override
  public void close() {
    open = false;
    try {
      socket.close();
    } catch (IOException closed) {
      // There is nothing left to lose.
    }
  }

  private void connect() throws IOException {
    socket = new Socket();
    socket.setTcpNoDelay(true);
    socket.setSoTimeout(PATIENCE_MILLIS);
    socket.connect(new InetSocketAddress(InetAddress.getLoopbackAddress(), port), 5_000);
    next = 0;
    end = 0;
    open = true;
  }

  private int answer() throws IOException {
    int status = Integer.parseInt(line().substring(9, 12));
    int length = 0;
    boolean chunked = false;
    boolean last = false;
    for (String header = line(); !header.isEmpty(); header = line()) {
      String lower = header.toLowerCase(Locale.ROOT);
      if (lower.startsWith("content-length:")) {
        length = Integer.parseInt(lower.substring(15).strip());
      } else if (lower.startsWith("transfer-encoding:")) {
        chunked = lower.endsWith("chunked");
      } else if (lower.startsWith("connection:")) {
        last = lower.endsWith("close");
      }
    }
    body = chunked ? chunks() : bytes(length);
    if (last) {
      close();
    }
    return status;
  }

  private byte[] chunks() throws IOException {
    byte[] all = new byte[0];
    while (true) {
      int length = Integer.parseInt(line().split(";", 2)[0].strip(), 16);
      byte[] chunk = bytes(length);
      int old = all.length;
      all = Arrays.copyOf(all, old + length);
      System.arraycopy(chunk, 0, all, old, length);
      String after = line();
      if (length == 0) {
        return all;
      }
      if (!after.isEmpty()) {
        throw new IOException("A chunk is longer than it said");
      }
    }
  }

  private byte[] bytes(int length) throws IOException {
    byte[] bytes = new byte[length];
    int had = Math.min(length, end - next);
    System.arraycopy(in, next, bytes, 0, had);
    next += had;
    if (socket.getInputStream().readNBytes(bytes, had, length - had) < length - had) {
      throw new EOFException("The answer ends in its body");
    }
    return bytes;
  }

  /** A line without its end. */
  private String line() throws IOException {
    int from = next;
    while (true) {
      for (int i = from; i < end; i++) {
        if (in[i] == '\n') {
          String line = new String(in, next, i - next, StandardCharsets.ISO_8859_1).stripTrailing();
          next = i + 1;
          return line;
        }
      }
      from = fill(end);
    }
  }

  /** Reads on; returns where what is new begins. */
  private int fill(int scanned) throws IOException {
    int left = end - next;
    System.arraycopy(in, next, in, 0, left);
    int begin = scanned - next;
    next = 0;
    end = left;
    if (end == in.length) {
      in = Arrays.copyOf(in, 2 * end);
    }
    InputStream stream = socket.getInputStream();
    int read = stream.read(in, end, in.length - end);
    if (read < 0) {
      throw new EOFException("The server closed the connection");
    }
    end += read;
    return begin;
  }
}
