package io.belfry.packagesource;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.zip.GZIPInputStream;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.transport.PacketLineOut;
import org.eclipse.jgit.transport.RefAdvertiser;
import org.eclipse.jgit.transport.UploadPack;
import org.jspecify.annotations.Nullable;

/** A Git repository on disk, and a server that gives it away by Git's smart HTTP. */
final class GitServer implements AutoCloseable {
  private final HttpServer server;
  private final Git git;
  private final Path directory;
  final List<String> asked = new ArrayList<>();
  private @Nullable String password;
  private @Nullable String elsewhere;

  GitServer(Path directory) throws IOException, GitAPIException {
    this.directory = directory;
    git = Git.init().setDirectory(directory.toFile()).setInitialBranch("main").call();
    server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
    server.createContext("/runbooks.git", this::answer);
    server.start();
  }

  String address() {
    return "http://127.0.0.1:%d/runbooks.git".formatted(server.getAddress().getPort());
  }

  void asksFor(String userAndPassword) {
    password = userAndPassword;
  }

  void sendsTo(@Nullable String other) {
    elsewhere = other;
  }

  /** Writes files below a path and commits them. */
  String commit(String below, Map<String, byte[]> files) throws IOException, GitAPIException {
    for (Map.Entry<String, byte[]> file : files.entrySet()) {
      Path path = directory.resolve(below).resolve(file.getKey());
      Files.createDirectories(path.getParent());
      Files.write(path, file.getValue());
    }
    return commit();
  }

  String commit() throws GitAPIException {
    git.add().addFilepattern(".").call();
    return git.commit()
        .setMessage("Change")
        .setAuthor("ada", "ada@example.org")
        .setCommitter("ada", "ada@example.org")
        .setSign(false)
        .call()
        .getName();
  }

  private void answer(HttpExchange exchange) throws IOException {
    try (exchange) {
      asked.add(exchange.getRequestMethod() + " " + exchange.getRequestURI());
      String wanted = password;
      String sent = exchange.getRequestHeaders().getFirst("Authorization");
      if (elsewhere != null) {
        exchange.getResponseHeaders().add("Location", elsewhere + exchange.getRequestURI());
        exchange.sendResponseHeaders(302, -1);
      } else if (wanted != null && !basic(wanted).equals(sent)) {
        exchange.getResponseHeaders().add("WWW-Authenticate", "Basic realm=\"git\"");
        exchange.sendResponseHeaders(401, -1);
      } else if (exchange.getRequestURI().getPath().endsWith("/info/refs")) {
        advertise(exchange);
      } else {
        serve(exchange);
      }
    }
  }

  private static String basic(String userAndPassword) {
    return "Basic "
        + Base64.getEncoder().encodeToString(userAndPassword.getBytes(StandardCharsets.UTF_8));
  }

  private UploadPack pack() {
    UploadPack pack = new UploadPack(git.getRepository());
    pack.setBiDirectionalPipe(false);
    return pack;
  }

  private void advertise(HttpExchange exchange) throws IOException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    PacketLineOut lines = new PacketLineOut(body);
    lines.writeString("# service=git-upload-pack\n");
    lines.end();
    pack().sendAdvertisedRefs(new RefAdvertiser.PacketLineOutRefAdvertiser(lines));
    send(exchange, "application/x-git-upload-pack-advertisement", body.toByteArray());
  }

  private void serve(HttpExchange exchange) throws IOException {
    InputStream request = exchange.getRequestBody();
    String encoding = exchange.getRequestHeaders().getFirst("Content-Encoding");
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    pack().upload("gzip".equals(encoding) ? new GZIPInputStream(request) : request, body, null);
    send(exchange, "application/x-git-upload-pack-result", body.toByteArray());
  }

  private static void send(HttpExchange exchange, String type, byte[] body) throws IOException {
    exchange.getResponseHeaders().add("Content-Type", type);
    exchange.sendResponseHeaders(200, body.length);
    exchange.getResponseBody().write(body);
  }

  @Override
  public void close() {
    server.stop(0);
    git.close();
  }
}
