package io.belfry.mail;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import org.subethamail.smtp.DropConnectionException;
import org.subethamail.smtp.RejectException;

/** Reads what follows DATA to its end: what was left there would be taken for commands. */
final class MailBody {
  private static final String TOO_LARGE = "5.3.4 The mail has more than %d bytes.";

  /** Farther than this nobody is listened to only to be refused politely. */
  private static final int FARTHEST = 32 * MailFormat.LIMIT;

  private MailBody() {}

  /**
   * Reads it.
   *
   * @throws RejectException 552 for a mail that is too large
   */
  static byte[] read(InputStream data) throws IOException, RejectException {
    ByteArrayOutputStream body = new ByteArrayOutputStream();
    byte[] buffer = new byte[8 << 10];
    long length = 0;
    int read;
    while ((read = data.read(buffer)) >= 0) {
      length += read;
      if (length > FARTHEST) {
        throw new DropConnectionException(552, TOO_LARGE.formatted(MailFormat.LIMIT));
      }
      if (length <= MailFormat.LIMIT) {
        body.write(buffer, 0, read);
      }
    }
    if (length > MailFormat.LIMIT) {
      throw new RejectException(552, TOO_LARGE.formatted(MailFormat.LIMIT));
    }
    return body.toByteArray();
  }
}
