package io.belfry.mail;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.belfry.facts.Severity;
import io.belfry.intake.AlertFormat;
import io.belfry.intake.AlertObjects;
import io.belfry.intake.Parsed;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Secrets;
import io.belfry.platform.Texts;
import java.time.Instant;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/**
 * A mail as one alert. Its key is the sender, the server where a tag names one, and what the
 * subject is about; a second copy of the same mail has the same idempotency key.
 *
 * @param envelopeSender who sent it when the mail names no author
 */
record MailFormat(String envelopeSender) implements AlertFormat {
  /** How many bytes a mail may have. */
  static final int LIMIT = 1 << 20;

  /** Mails of Belfry itself carry it: an alert about each would send the next. */
  private static final String OWN = "X-Belfry-Key";

  private static final String NAME = "mail";
  private static final String NO_SUBJECT = "(no subject)";
  private static final int LONGEST_SENDER = 200;
  private static final int LONGEST_KEY = 440;

  @Override
  public String name() {
    return NAME;
  }

  @Override
  public int limit() {
    return LIMIT;
  }

  @Override
  public Parsed parse(byte[] body, Instant now) {
    Mail mail = Mail.of(body);
    if (!mail.field(OWN).isEmpty()) {
      throw new Fault(
          ErrorCode.INVALID_VALUE,
          "This mail is one of Belfry's own. Let the team's address be another than Belfry's.");
    }
    String text = mail.text();
    Tags tags = TagReader.read(mail.field("Subject")).or(TagLines.read(text));
    Subject subject = Subject.of(tags.rest().isEmpty() ? firstLine(text) : tags.rest());
    String sender = sender(mail);

    ObjectNode alert = JsonNodeFactory.instance.objectNode();
    alert.put("source", NAME);
    alert.put("type", "Mail");
    alert.put("key", key(sender, tags.svr(), subject.about()));
    alert.put("status", subject.recovered() ? "resolved" : "firing");
    alert.put("severity", severity(tags).name().toLowerCase(Locale.ROOT));
    alert.put("summary", subject.text());
    alert.put("description", text);
    alert.put("ci", tags.svr());
    alert.put("idempotencyKey", fingerprint(mail, sender, text));
    ObjectNode labels = alert.putObject("labels");
    labels.put("from", sender);
    labels.put("org", tags.org());
    labels.put("svr", tags.svr());
    labels.put("schedule", schedules(tags.schedules()));
    labels.put("unread-tags", String.join(" ", tags.unread()));
    ArrayNode alerts = JsonNodeFactory.instance.arrayNode().add(alert);
    return AlertObjects.read(alerts, mail.shown().getBytes(UTF_8), now);
  }

  private String sender(Mail mail) {
    String author = mail.sender();
    String sender = author.isEmpty() ? envelopeSender.strip().toLowerCase(Locale.ROOT) : author;
    String line = Texts.storable(sender.replaceAll("\\p{Cc}", ""));
    return Texts.cut(MailTokens.hidden(line), LONGEST_SENDER);
  }

  private static String firstLine(String text) {
    return text.lines().map(String::strip).filter(l -> !l.isEmpty()).findFirst().orElse(NO_SUBJECT);
  }

  private static Severity severity(Tags tags) {
    Severity named = tags.severity();
    if (named != null) {
      return named;
    }
    // A mail that is expected is no trouble by itself.
    return tags.schedules().isEmpty() ? Severity.WARNING : Severity.INFO;
  }

  private static String schedules(List<Schedule> schedules) {
    return schedules.stream().map(Schedule::label).collect(Collectors.joining(" "));
  }

  private static String key(String sender, String svr, String about) {
    String key = String.join("/", NAME, sender, svr, about);
    // A key is refused when it is too long, and two that are cut must not become one.
    return key.length() <= LONGEST_KEY
        ? key
        : Texts.cut(key, LONGEST_KEY) + "/" + Secrets.digest(key);
  }

  /** A mail without a number or a time of its own cannot be told from the next one like it. */
  private static String fingerprint(Mail mail, String sender, String text) {
    String id = mail.field("Message-ID");
    String date = mail.field("Date");
    return id.isEmpty()
        ? ""
        : NAME
            + "/"
            + Secrets.digest(String.join("\n", id, date, sender, mail.field("Subject"), text));
  }
}
