package io.belfry.mail;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Integration tokens in addresses: {@code bf_...@anything}, or {@code name+bf_...@anything}. They
 * are credentials, so that nothing of a mail is kept before {@link #hidden} went over it.
 */
final class MailTokens {
  private static final Pattern RECIPIENT =
      Pattern.compile("(?:[^+@\\s]{1,64}\\+)?(bf_[a-z0-9]{8}_[A-Za-z0-9_-]{43})(?:@.*)?");

  /** Whatever case a mail system has turned it into: most of it would still be given away. */
  private static final Pattern ANYWHERE =
      Pattern.compile("bf_[a-z0-9]{8}_[a-z0-9_-]{20,43}", Pattern.CASE_INSENSITIVE);

  private MailTokens() {}

  /** Returns the token that a recipient's address holds. */
  static Optional<String> in(String recipient) {
    Matcher address = RECIPIENT.matcher(recipient.strip());
    return address.matches() ? Optional.of(address.group(1)) : Optional.empty();
  }

  static String hidden(String text) {
    return ANYWHERE.matcher(text).replaceAll("(replaced)");
  }
}
