package io.belfry.faults;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands between the server and its database, and can cut and refuse connections. */
final class CuttingProxy implements AutoCloseable {
  private final ServerSocket door;
  private final int target;
  private final Set<Socket> open = ConcurrentHashMap.newKeySet();
  private final AtomicInteger cuts = new AtomicInteger();
  private volatile boolean refusing;
  private volatile boolean deaf;

  CuttingProxy(int target) {
    this.target = target;
    try {
      door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    } catch (IOException taken) {
      throw new UncheckedIOException(taken);
    }
    start(this::accept);
  }

  int port() {
    return door.getLocalPort();
  }

  /** How many connections were cut so far. */
  int cuts() {
    return cuts.get();
  }

  /** Cuts every connection as it is. */
  void cut() {
    for (Socket socket : open) {
      cuts.incrementAndGet();
      close(socket);
    }
  }

  /**
   * Lets everything through to the database and nothing back, then cuts: a commit that is on its
   * way takes place, and nobody is told.
   */
  void cutTheAnswers(long millis) throws InterruptedException {
    deaf = true;
    Thread.sleep(millis);
    cut();
    deaf = false;
  }

  void refuse(boolean now) {
    refusing = now;
    if (now) {
      cut();
    }
  }

  @Override
  public void close() throws IOException {
    door.close();
    cut();
  }

  private void accept() {
    while (!door.isClosed()) {
      try {
        Socket client = door.accept();
        if (refusing) {
          client.close();
          continue;
        }
        Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
        client.setTcpNoDelay(true);
        server.setTcpNoDelay(true);
        open.add(client);
        open.add(server);
        start(() -> pump(client, server, false));
        start(() -> pump(server, client, true));
      } catch (IOException closed) {
        // The test ends, or the database is away: the next connection tells.
      }
    }
  }

  private void pump(Socket from, Socket to, boolean answers) {
    byte[] buffer = new byte[16_384];
    try (InputStream in = from.getInputStream();
        OutputStream out = to.getOutputStream()) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        if (!(answers && deaf)) {
          out.write(buffer, 0, read);
        }
      }
    } catch (IOException cut) {
      // That is what this proxy is for.
    } finally {
      close(from);
      close(to);
    }
  }

  private void close(Socket socket) {
    open.remove(socket);
    try {
      socket.close();
    } catch (IOException gone) {
      // It is closed all the same.
    }
  }

  private static void start(Runnable work) {
    Thread thread = new Thread(work, "cutting-proxy");
    thread.setDaemon(true);
    thread.start();
  }
}
