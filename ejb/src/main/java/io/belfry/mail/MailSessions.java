package io.belfry.mail;

import java.io.IOException;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ScheduledFuture;
import java.util.concurrent.TimeUnit;
import org.subethamail.smtp.server.Session;
import org.subethamail.smtp.server.SessionHandler;

/**
 * Who is connected. One address gets a part of the connections, and each connection ends after a
 * time: waiting for every single byte alone, the server would wait for a slow sender for ever.
 */
final class MailSessions implements SessionHandler, AutoCloseable {
  private static final System.Logger log = System.getLogger(MailSessions.class.getName());

  private final SessionHandler bySource;
  private final long longestMillis;
  private final Map<Session, ScheduledFuture<?>> ends = new ConcurrentHashMap<>();
  private final ScheduledExecutorService timer =
      Executors.newSingleThreadScheduledExecutor(
          task -> {
            Thread thread = new Thread(task, "belfry-mail-timer");
            thread.setDaemon(true);
            return thread;
          });

  MailSessions(MailSettings settings) {
    bySource = SessionHandler.limitConcurrentSessionsBySource(settings.connectionsOfOne());
    longestMillis = settings.session().toMillis();
  }

  @Override
  public SessionAcceptance accept(Session session) {
    SessionAcceptance acceptance = bySource.accept(session);
    if (acceptance.accepted()) {
      ends.put(session, timer.schedule(() -> end(session), longestMillis, TimeUnit.MILLISECONDS));
    }
    return acceptance;
  }

  @Override
  public void onSessionEnd(Session session) {
    bySource.onSessionEnd(session);
    ScheduledFuture<?> end = ends.remove(session);
    if (end != null) {
      end.cancel(false);
    }
  }

  private static void end(Session session) {
    try {
      session.closeSocket();
    } catch (IOException gone) {
      log.log(System.Logger.Level.DEBUG, "A mail connection was closed already", gone);
    }
  }

  @Override
  public void close() {
    timer.shutdownNow();
  }
}
