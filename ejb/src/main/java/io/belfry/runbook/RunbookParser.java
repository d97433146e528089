package io.belfry.runbook;

import io.belfry.facts.expectation.Expectation;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a runbook: YAML front matter between two lines of three dashes, then the procedure. */
public final class RunbookParser {
  /** The situation classes. */
  public static final Set<String> CLASSES =
      Set.of(
          "hardware",
          "capacity",
          "performance",
          "availability",
          "data-protection",
          "security",
          "configuration",
          "flow",
          "schedule");

  static final Set<String> FIELDS =
      Set.of(
          "id",
          "title",
          "owner",
          "class",
          "review-by",
          "match",
          "threshold",
          "expectation",
          "priority",
          "correlate",
          "respond");

  /** What an id looks like. */
  static final Pattern ID = Pattern.compile("[a-z0-9]+(-[a-z0-9]+)*(/[a-z0-9]+(-[a-z0-9]+)*)*");

  private static final Pattern DOCUMENT =
      Pattern.compile(
          "\\A\\uFEFF?---[ \\t]*\\R(?<head>.*?)\\R---[ \\t]*\\R(?<body>.*)\\z", Pattern.DOTALL);
  private static final int LONGEST_TITLE = 120;

  private RunbookParser() {}

  /**
   * Parses one document.
   *
   * @param file its name, for messages
   * @throws PackageException with all that is wrong with it
   */
  public static Runbook parse(String file, String document) {
    List<Flaw> flaws = new ArrayList<>();
    Runbook runbook = read(file, document, flaws);
    if (runbook == null || !flaws.isEmpty()) {
      throw new PackageException(flaws);
    }
    return runbook;
  }

  /** The same, with what is wrong added to the flaws; null when anything is. */
  static @Nullable Runbook read(String file, String document, List<Flaw> flaws) {
    Matcher parts = DOCUMENT.matcher(document);
    if (!parts.matches()) {
      flaws.add(
          new Flaw(
              file,
              1,
              null,
              "no front matter",
              "A runbook starts with a line ---, its fields in YAML, and a line ---."));
      return null;
    }
    int before = flaws.size();
    List<YamlDocument> documents = YamlReader.read(file, parts.group("head"), 2, flaws);
    if (flaws.size() > before && documents.isEmpty()) {
      return null;
    }
    if (documents.size() != 1 || !(documents.get(0).value() instanceof Map<?, ?> fields)) {
      flaws.add(
          new Flaw(file, 2, null, "the front matter has no fields", "Write id, title, match."));
      return null;
    }
    Faults faults = Faults.of(file, documents.get(0));
    Runbook runbook = read(new Section("", fields, faults), parts.group("body").strip());
    flaws.addAll(faults.flaws());
    return flaws.size() > before ? null : runbook;
  }

  /** The fields above the procedure, and where they stand; null when they cannot be read. */
  static @Nullable YamlDocument head(String file, String document) {
    Matcher parts = DOCUMENT.matcher(document);
    List<YamlDocument> documents =
        parts.matches()
            ? YamlReader.read(file, parts.group("head"), 2, new ArrayList<>())
            : List.of();
    return documents.size() == 1 ? documents.get(0) : null;
  }

  private static Runbook read(Section head, String body) {
    head.onlyKnows(FIELDS);
    String id = head.text("id");
    if (!id.isEmpty() && !ID.matcher(id).matches()) {
      head.fault("id", "is (%s)".formatted(id), "Write small letters, digits, dashes and slashes.");
    }
    String situationClass = head.text("class");
    if (!situationClass.isEmpty() && !CLASSES.contains(situationClass)) {
      head.fault(
          "class",
          "is (%s)".formatted(situationClass),
          "Write one of %s.".formatted(Section.sorted(CLASSES)));
    }
    String title = head.text("title");
    if (title.length() > LONGEST_TITLE) {
      head.fault(
          "title",
          "has %d letters".formatted(title.length()),
          "Write at most %d.".formatted(LONGEST_TITLE));
    }
    Match match = MatchParser.parse(head);
    Thresholds thresholds = ThresholdParser.parse(head);
    List<Expectation> expectations = ExpectationParser.parse(head, id, title);
    return new Runbook(
        id,
        title,
        situationClass,
        head.optional("owner"),
        match,
        thresholds,
        expectations,
        ResponseParser.rating(head),
        ResponseParser.correlation(head),
        ResponseParser.response(head),
        reviewBy(head),
        ProcedureParser.parse(body));
  }

  private static @Nullable LocalDate reviewBy(Section head) {
    String text = head.optional("review-by");
    try {
      return text == null ? null : LocalDate.parse(text);
    } catch (DateTimeParseException wrong) {
      head.fault(
          "review-by", "is (%s), which is no date".formatted(text), "Write one like 2027-03-01.");
      return null;
    }
  }
}
