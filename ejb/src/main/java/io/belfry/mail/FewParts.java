package io.belfry.mail;

import jakarta.mail.MessagingException;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.MimePart;
import jakarta.mail.internet.MimePartDataSource;
import java.io.InputStream;

/**
 * The parts of a part, of which only the first are looked into: for each that it makes the library
 * searches the class path, 0.2 ms, and 1 MB has room for 140,000.
 */
final class FewParts extends MimeMultipart {
  private final MimeBodyPart unread = new MimeBodyPart();
  private int left;

  FewParts(MimePart part, int most) throws MessagingException {
    // Not the part's content, which asks for handlers that no application server finds.
    super(new MimePartDataSource(part));
    left = most;
  }

  @Override
  protected MimeBodyPart createMimeBodyPart(InputStream in) throws MessagingException {
    return --left < 0 ? unread : super.createMimeBodyPart(in);
  }
}
