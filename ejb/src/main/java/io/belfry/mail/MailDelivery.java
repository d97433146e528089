package io.belfry.mail;

import io.belfry.identity.Caller;
import io.belfry.identity.Permission;
import io.belfry.identity.TokenAuthenticator;
import io.belfry.intake.Intake;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Texts;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashSet;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.MessageContext;
import org.subethamail.smtp.MessageHandler;
import org.subethamail.smtp.RejectException;
import org.subethamail.smtp.server.Session;

/**
 * One mail on its way into the journal. Its recipients are tokens, and nothing else of it proves
 * anything. 250 says that it is stored for each of them; 451 that it is to be sent again.
 */
final class MailDelivery implements MessageHandler {
  private static final System.Logger log = System.getLogger(MailDelivery.class.getName());
  private static final int MOST_STRANGERS = 5;
  private static final int LONGEST_REPLY = 400;
  private static final long WAIT_SECONDS = 30;

  private final TokenAuthenticator tokens;
  private final Intake intake;
  private final MessageContext context;
  private final Set<Long> tenants = new LinkedHashSet<>();
  private String sender = "";
  private int strangers;

  MailDelivery(TokenAuthenticator tokens, Intake intake, MessageContext context) {
    this.tokens = tokens;
    this.intake = intake;
    this.context = context;
  }

  @Override
  public void from(String from) {
    sender = from;
  }

  @Override
  public void recipient(String recipient) throws RejectException {
    Optional<Caller> caller;
    try {
      caller = MailTokens.in(recipient).flatMap(tokens::authenticate);
    } catch (RuntimeException failure) {
      throw later(failure);
    }
    if (caller.isEmpty()) {
      intake.figures().rejected(ErrorCode.UNAUTHENTICATED, 1);
      if (++strangers >= MOST_STRANGERS) {
        throw new DropConnectionException(421, "4.7.0 Too many unknown recipients.");
      }
      throw new RejectException(
          550, "5.1.1 There is no such recipient. Send to an integration token at any name.");
    }
    if (!caller.get().may(Permission.ALERTS_WRITE)) {
      intake.figures().rejected(ErrorCode.FORBIDDEN, 1);
      throw new RejectException(550, "5.7.1 The token lacks the scope alerts:write.");
    }
    tenants.add(caller.get().tenantId());
  }

  @Override
  public String data(InputStream data) throws RejectException, IOException {
    try {
      byte[] body = MailBody.read(data);
      for (long tenant : tenants) {
        store(tenant, body);
      }
      return "2.0.0 Stored";
    } catch (RejectException refused) {
      if (refused.getCode() == 552) {
        intake.figures().rejected(ErrorCode.BODY_TOO_LARGE, 1);
      }
      // The library forgets a mail that was taken, and not one that was refused (RFC 5321,
      // 4.1.1.4).
      if (context instanceof Session session) {
        session.resetMailTransaction();
      }
      throw refused;
    }
  }

  private void store(long tenant, byte[] body) throws RejectException {
    try {
      intake
          .take(tenant, new MailFormat(sender), "message/rfc822", body)
          .get(WAIT_SECONDS, TimeUnit.SECONDS);
    } catch (InterruptedException stopping) {
      Thread.currentThread().interrupt();
      throw later(stopping);
    } catch (ExecutionException failure) {
      throw refusal(failure.getCause() == null ? failure : failure.getCause());
    } catch (TimeoutException | RuntimeException failure) {
      throw later(failure);
    }
  }

  private static RejectException refusal(Throwable failure) {
    if (failure instanceof Fault fault && fault.code() != ErrorCode.STORAGE_UNAVAILABLE) {
      return new RejectException(554, "5.6.0 " + line(fault.detail()));
    }
    return later(failure);
  }

  private static RejectException later(Throwable failure) {
    log.log(
        System.Logger.Level.WARNING, "A mail could not be stored; its sender keeps it", failure);
    return new RejectException(451, "4.3.0 It cannot be stored now. Send it again later.");
  }

  /** A reply is one line of ASCII. */
  private static String line(String text) {
    return Texts.cut(text.replaceAll("[^\\x20-\\x7e]+", "?"), LONGEST_REPLY);
  }

  @Override
  public void done() {
    tenants.clear();
  }
}
