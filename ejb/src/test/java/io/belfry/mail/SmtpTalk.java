package io.belfry.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;

/** A sender that speaks SMTP line by line, and can do wrong. */
final class SmtpTalk implements AutoCloseable {
  private final Socket socket;
  private final BufferedReader in;
  private final OutputStream out;

  private SmtpTalk(Socket socket) throws IOException {
    this.socket = socket;
    in = new BufferedReader(new InputStreamReader(socket.getInputStream(), ISO_8859_1));
    out = socket.getOutputStream();
  }

  static SmtpTalk with(int port) throws IOException {
    Socket socket = new Socket(InetAddress.getLoopbackAddress(), port);
    socket.setSoTimeout(20_000);
    return new SmtpTalk(socket);
  }

  /** Connects and greets. */
  static SmtpTalk greeted(int port) throws IOException {
    SmtpTalk talk = with(port);
    talk.answer();
    talk.say("EHLO test");
    return talk;
  }

  /** Returns the last line of a reply; "gone" when the server has hung up. */
  String answer() throws IOException {
    try {
      while (true) {
        String line = in.readLine();
        if (line == null) {
          return "gone";
        }
        if (line.length() < 4 || line.charAt(3) != '-') {
          return line;
        }
      }
    } catch (SocketException reset) {
      return "gone";
    }
  }

  String say(String line) throws IOException {
    send(line + "\r\n");
    return answer();
  }

  String chunk(String line, String bytes) throws IOException {
    send(line + "\r\n" + bytes);
    return answer();
  }

  void send(String text) throws IOException {
    out.write(text.getBytes(ISO_8859_1));
    out.flush();
  }

  /** Sends a mail to a local part, and returns the last reply. */
  String mail(String to, String mail) throws IOException {
    say("MAIL FROM:<sender@example.com>");
    String known = say("RCPT TO:<" + to + ">");
    if (!known.startsWith("250")) {
      return known;
    }
    say("DATA");
    return say(mail + "\r\n.");
  }

  @Override
  public void close() throws IOException {
    socket.close();
  }
}
