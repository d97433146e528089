package io.belfry.mail;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Texts;
import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeUtility;
import jakarta.mail.util.SharedByteArrayInputStream;
import java.io.UnsupportedEncodingException;
import java.util.Collections;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/** A mail as it came, read far enough to become an alert. No token is in what it returns. */
final class Mail {
  private static final int LONGEST_FIELD = 1000;
  private static final int MOST_FIELDS = 100;
  private static final Session SESSION = session();

  private final MimeMessage message;
  private final MailText text;

  private Mail(MimeMessage message) {
    this.message = message;
    this.text = MailText.of(message);
  }

  private static Session session() {
    Properties properties = new Properties();
    // Senders that put UTF-8 into fields as it is are many.
    properties.put("mail.mime.allowutf8", "true");
    return Session.getInstance(properties);
  }

  /**
   * Reads a mail.
   *
   * @throws Fault invalid-value when there is nothing to be read
   */
  static Mail of(byte[] bytes) {
    try {
      return new Mail(new MimeMessage(SESSION, new SharedByteArrayInputStream(bytes)));
    } catch (MessagingException unreadable) {
      throw new Fault(
          ErrorCode.INVALID_VALUE,
          "The mail cannot be read: %s. Send it as RFC 5322 says."
              .formatted(Texts.shown(String.valueOf(unreadable.getMessage()))),
          unreadable);
    }
  }

  /** Returns a header field on one line, decoded; empty when there is none. */
  String field(String name) {
    try {
      String value = message.getHeader(name, null);
      return value == null ? "" : decoded(value);
    } catch (MessagingException damaged) {
      return "";
    }
  }

  /** Returns the address of the author in small letters; empty when none can be read. */
  String sender() {
    try {
      // Undecoded: a name may hold an encoded address, which is nobody's.
      String field = message.getHeader("From", null);
      InternetAddress[] from =
          InternetAddress.parseHeader(Texts.cut(field == null ? "" : field, LONGEST_FIELD), false);
      String address = from.length == 0 ? null : from[0].getAddress();
      return address == null ? "" : address.strip().toLowerCase(Locale.ROOT);
    } catch (MessagingException unreadable) {
      return "";
    }
  }

  /** Returns the words for people. */
  String text() {
    return MailTokens.hidden(text.text());
  }

  /** Returns what is kept for people who ask what came: fields and words, decoded. */
  String shown() {
    StringBuilder shown = new StringBuilder();
    int fields = 0;
    for (Header header : headers()) {
      if (++fields > MOST_FIELDS) {
        break;
      }
      shown.append(decoded(header.getName() + ": " + header.getValue())).append('\n');
    }
    shown.append('\n').append(text());
    for (String other : text.others()) {
      shown.append("\n[").append(MailTokens.hidden(other)).append("]");
    }
    return shown.toString();
  }

  private Iterable<Header> headers() {
    try {
      return Collections.list(message.getAllHeaders());
    } catch (MessagingException damaged) {
      return Collections.emptyList();
    }
  }

  private static String decoded(@Nullable String value) {
    String raw = Texts.cut(value == null ? "" : value, 8 * LONGEST_FIELD);
    String text = MimeUtility.unfold(raw);
    try {
      text = MimeUtility.decodeText(text);
    } catch (UnsupportedEncodingException unknown) {
      // As it is, then.
    }
    String line = Texts.storable(text.replaceAll("[\\s\\p{Cc}]+", " ").strip());
    return Texts.cut(MailTokens.hidden(line), LONGEST_FIELD);
  }
}
