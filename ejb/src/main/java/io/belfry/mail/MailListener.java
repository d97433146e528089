package io.belfry.mail;

import io.belfry.identity.TokenAuthenticator;
import io.belfry.intake.Intake;
import java.net.InetAddress;
import java.net.UnknownHostException;
import org.jspecify.annotations.Nullable;
import org.subethamail.smtp.server.SMTPServer;

/**
 * Listens for mail where a port is set. It is an end: what comes in becomes an alert of the tenant
 * whose token is the recipient, and nothing ever goes on to another server.
 */
public final class MailListener implements AutoCloseable {
  private static final System.Logger log = System.getLogger(MailListener.class.getName());
  private static final String NAME = "belfry";
  private static final int MOST_RECIPIENTS = 10;

  private final @Nullable SMTPServer server;
  private final MailSessions sessions;

  /**
   * Makes it; {@link #start} opens it.
   *
   * @throws IllegalArgumentException when the address to bind to is none
   */
  public MailListener(MailSettings settings, TokenAuthenticator tokens, Intake intake) {
    sessions = new MailSessions(settings);
    server = settings.isOff() ? null : server(settings, tokens, intake);
  }

  private SMTPServer server(MailSettings settings, TokenAuthenticator tokens, Intake intake) {
    return SMTPServer.port(settings.port())
        .bindAddress(address(settings.bind()))
        .hostName(NAME)
        .softwareName("Belfry")
        .maxConnections(settings.connections())
        .connectionTimeoutMs((int) settings.idle().toMillis())
        .sessionHandler(sessions)
        .maxMessageSize(MailFormat.LIMIT)
        .maxRecipients(MOST_RECIPIENTS)
        // It would ask DNS for the name of each sender.
        .insertReceivedHeaders(false)
        // Whatever it is: it proves nothing.
        .fromAddressValidator(from -> true)
        .serverThreadName("belfry-mail")
        .messageHandlerFactory(context -> new MailDelivery(tokens, intake, context))
        .build();
  }

  private static InetAddress address(String bind) {
    try {
      return InetAddress.getByName(bind);
    } catch (UnknownHostException unknown) {
      throw new IllegalArgumentException(
          "The setting BELFRY_BIND (%s) is no address. Maybe use 127.0.0.1.".formatted(bind),
          unknown);
    }
  }

  /**
   * Opens the port, if there is one to open.
   *
   * @throws IllegalStateException when it cannot be had
   */
  public void start() {
    if (server == null) {
      return;
    }
    try {
      server.start();
    } catch (RuntimeException taken) {
      throw new IllegalStateException(
          "The port for mail, BELFRY_MAIL_PORT (%d), cannot be opened. Maybe another program has it."
              .formatted(server.getPort()),
          taken);
    }
    log.log(System.Logger.Level.INFO, "Mail is taken at port {0}", Integer.toString(port()));
  }

  /** Returns the port that is open, or 0. */
  public int port() {
    return server == null ? 0 : server.getPortAllocated();
  }

  /** Lets mails that are being stored end, and takes no more. */
  @Override
  public void close() {
    if (server != null) {
      server.stop();
    }
    sessions.close();
  }
}
