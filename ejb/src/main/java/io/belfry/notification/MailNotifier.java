package io.belfry.notification;

import io.belfry.platform.Settings;
import io.belfry.platform.Texts;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.Transport;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Properties;
import java.util.regex.Pattern;

/**
 * Sends mail through the SMTP server of the settings {@code BELFRY_SMTP_HOST}, {@code
 * BELFRY_SMTP_PORT} (25), {@code BELFRY_SMTP_FROM}, {@code BELFRY_SMTP_STARTTLS} (false), and,
 * where the server asks for them, {@code BELFRY_SMTP_USER} and {@code BELFRY_SMTP_PASSWORD}.
 */
public final class MailNotifier implements Notifier {
  private static final String TIMEOUT_MILLIS = "10000";
  private static final int LONGEST_SUBJECT = 250;
  private static final Pattern UNPRINTABLE = Pattern.compile("[\\p{IsControl}\\u2028\\u2029]+");

  private final String host;
  private final String from;
  private final String user;
  private final String password;
  private final Session session;
  private final Links links;

  public MailNotifier(Settings settings) {
    host = settings.text("BELFRY_SMTP_HOST").orElse("");
    from = settings.text("BELFRY_SMTP_FROM").orElse("belfry@localhost");
    user = settings.text("BELFRY_SMTP_USER").orElse("");
    password = settings.text("BELFRY_SMTP_PASSWORD").orElse("");
    Properties properties = new Properties();
    properties.put("mail.smtp.host", host);
    properties.put(
        "mail.smtp.port", Integer.toString(settings.number("BELFRY_SMTP_PORT", 25, 1, 65_535)));
    boolean encrypted = settings.flag("BELFRY_SMTP_STARTTLS", false);
    properties.put("mail.smtp.starttls.enable", Boolean.toString(encrypted));
    properties.put("mail.smtp.starttls.required", Boolean.toString(encrypted));
    properties.put("mail.smtp.ssl.checkserveridentity", "true");
    properties.put("mail.smtp.auth", Boolean.toString(!user.isEmpty()));
    properties.put("mail.smtp.connectiontimeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.timeout", TIMEOUT_MILLIS);
    properties.put("mail.smtp.writetimeout", TIMEOUT_MILLIS);
    session = Session.getInstance(properties);
    links = new Links(settings);
  }

  @Override
  public String unavailable() {
    return host.isEmpty() ? "No mail server is set. Maybe set BELFRY_SMTP_HOST." : "";
  }

  @Override
  public String send(Notification notification) throws MessagingException, DeliveryFailure {
    MimeMessage message = new MimeMessage(session);
    message.setFrom(new InternetAddress(from));
    message.setRecipient(
        Message.RecipientType.TO, new InternetAddress(notification.to().address()));
    message.setSubject(oneLine(notification.subject()), StandardCharsets.UTF_8.name());
    message.setText(body(notification), StandardCharsets.UTF_8.name());
    message.setHeader("X-Belfry-Key", notification.key());
    // Mail programs show together what refers to the same.
    message.setHeader("References", "<%s@belfry>".formatted(notification.event()));
    try {
      if (user.isEmpty()) {
        Transport.send(message);
      } else {
        Transport.send(message, user, password);
      }
    } catch (MessagingException failure) {
      if (failure.getNextException() instanceof IOException) {
        // Nobody's mail gets through, whoever it is for.
        throw new DeliveryFailure(
            String.valueOf(failure.getMessage()), DeliveryFailure.Reach.RECEIVER, null, failure);
      }
      throw failure;
    }
    return "The mail server (%s) took it.".formatted(host);
  }

  private String body(Notification notification) {
    About about = notification.about();
    String link = about == null ? "" : links.event(about.id());
    return link.isEmpty() ? notification.body() : notification.body() + "\n" + link + "\n";
  }

  /**
   * A subject is a stranger's text. A line break in it would begin a header field of the stranger's
   * own, and no server takes a line without end.
   */
  private static String oneLine(String subject) {
    return Texts.cut(UNPRINTABLE.matcher(subject).replaceAll(" ").strip(), LONGEST_SUBJECT);
  }
}
