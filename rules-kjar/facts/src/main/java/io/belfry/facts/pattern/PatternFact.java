package io.belfry.facts.pattern;

import io.belfry.facts.Explained;
import io.belfry.facts.Grounds;
import io.belfry.facts.Severity;
import java.time.Duration;
import java.util.Map;

/** A pattern that people described; the host knows which alerts it is about. */
public final class PatternFact implements Explained {
  private final String id;
  private final PatternKind kind;
  private final String title;
  private final long within;
  private final int count;
  private final Severity severity;

  /**
   * @param title for people, such as {@code Many failed logins}
   * @param within in milliseconds
   * @param count of {@link PatternKind#COUNT}, at least 2; otherwise 1
   * @param severity of the event that it makes
   */
  public PatternFact(
      String id, PatternKind kind, String title, long within, int count, Severity severity) {
    this.id = id;
    this.kind = kind;
    this.title = title;
    this.within = within;
    this.count = count;
    this.severity = severity;
  }

  public String getId() {
    return id;
  }

  public PatternKind getKind() {
    return kind;
  }

  public long getWithin() {
    return within;
  }

  public int getCount() {
    return count;
  }

  Severity severity() {
    return severity;
  }

  /** What has come about, for people. */
  String summary() {
    return kind == PatternKind.COUNT
        ? "%s: %d alerts within %s".formatted(title, count, span())
        : "%s: what should follow within %s did not come".formatted(title, span());
  }

  /** Why an event is put beneath another by this pattern: a sentence. */
  public String getGrounds() {
    return kind == PatternKind.COUNT
        ? "The pattern \"%s\" counted it with others.".formatted(title)
        : "It came within %s after that, as the pattern \"%s\" says.".formatted(span(), title);
  }

  private String span() {
    Duration span = Duration.ofMillis(within);
    return span.toMillis() % 60_000 == 0 ? span.toMinutes() + " min" : span.toSeconds() + " s";
  }

  @Override
  public String factName() {
    return "pattern";
  }

  @Override
  public Map<String, String> factValues() {
    return new Grounds()
        .with("title", title)
        .with("kind", kind)
        .with("milliseconds", within)
        .with("count", count)
        .values();
  }
}
