package io.belfry.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

/** Mails and tokens for tests. */
final class SampleMails {
  static final String OURS = token('a');
  static final String THEIRS = token('b');
  static final String READER = token('c');
  static final String UNKNOWN = token('d');

  private SampleMails() {}

  private static String token(char c) {
    return "bf_abcdefg%s_%s".formatted(c, String.valueOf(c).repeat(42) + "-");
  }

  /** A mail of one part. */
  static String plain(String subject, String text) {
    return """
        From: "Backup" <Backup@db01.example.com>
        To: <%s@belfry>
        Subject: %s
        Date: Mon, 2 Mar 2026 12:00:00 +0000
        Message-ID: <1@db01.example.com>
        Content-Type: text/plain; charset=utf-8

        %s
        """
        .formatted(OURS, subject, text)
        .replace("\n", "\r\n");
  }

  static byte[] bytes(String mail) {
    return mail.getBytes(UTF_8);
  }
}
