package io.belfry.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import io.belfry.platform.Texts;
import jakarta.mail.BodyPart;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimeUtility;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.Charset;
import java.nio.charset.IllegalCharsetNameException;
import java.nio.charset.UnsupportedCharsetException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * The words in the parts of a mail: the first plain text, or else the first HTML. Parts beyond a
 * depth or number, and those of other kinds, are only named. Damaged parts give what can be read.
 */
final class MailText {
  private static final int DEEPEST = 8;
  private static final int MOST_PARTS = 100;
  private static final int MOST_BYTES = 64 << 10;

  private final List<String> others = new ArrayList<>();
  private @Nullable String plain;
  private @Nullable String html;
  private int parts;

  private MailText() {}

  static MailText of(MimePart mail) {
    MailText text = new MailText();
    text.visit(mail, 0);
    return text;
  }

  String text() {
    if (plain != null) {
      return plain;
    }
    return html == null ? "" : HtmlText.of(html);
  }

  /** Returns the parts that are no text, by their media type and name. */
  List<String> others() {
    return others;
  }

  private void visit(MimePart part, int depth) {
    if (++parts > MOST_PARTS) {
      return;
    }
    try {
      if (part.isMimeType("multipart/*") && depth < DEEPEST) {
        FewParts multipart = new FewParts(part, MOST_PARTS - parts);
        for (int i = 0; i < multipart.getCount() && parts <= MOST_PARTS; i++) {
          BodyPart inner = multipart.getBodyPart(i);
          if (inner instanceof MimePart mime) {
            visit(mime, depth + 1);
          }
        }
      } else {
        leaf(part);
      }
    } catch (MessagingException damaged) {
      others.add("damaged part");
    }
  }

  private void leaf(MimePart part) throws MessagingException {
    boolean attached = Part.ATTACHMENT.equalsIgnoreCase(disposition(part));
    if (!attached && plain == null && part.isMimeType("text/plain")) {
      plain = content(part);
    } else if (!attached && html == null && part.isMimeType("text/html")) {
      html = content(part);
    } else {
      others.add(mediaType(part));
    }
  }

  private static String disposition(MimePart part) {
    try {
      String disposition = part.getDisposition();
      return disposition == null ? "" : disposition;
    } catch (MessagingException damaged) {
      return "";
    }
  }

  private static String mediaType(MimePart part) throws MessagingException {
    String type = part.getContentType();
    return type == null ? "text/plain" : Texts.cut(type.replaceAll("[\\s\\p{Cc}]+", " "), 200);
  }

  private static String content(MimePart part) throws MessagingException {
    byte[] bytes = new byte[MOST_BYTES];
    int length = 0;
    try (InputStream in = part.getInputStream()) {
      int read;
      while (length < MOST_BYTES && (read = in.read(bytes, length, MOST_BYTES - length)) >= 0) {
        length += read;
      }
    } catch (IOException damaged) {
      // What came before the damage counts.
    }
    return Texts.storable(new String(bytes, 0, length, charset(part)));
  }

  /** What says ASCII, or nothing, or nonsense, is most often UTF-8. */
  private static Charset charset(MimePart part) {
    try {
      String named = new ContentType(part.getContentType()).getParameter("charset");
      String name = named == null ? "" : MimeUtility.javaCharset(named.toLowerCase(Locale.ROOT));
      return name.isEmpty() || name.equalsIgnoreCase("us-ascii") || name.equalsIgnoreCase("ascii")
          ? UTF_8
          : Charset.forName(name);
    } catch (MessagingException | IllegalCharsetNameException | UnsupportedCharsetException none) {
      return UTF_8;
    }
  }
}
