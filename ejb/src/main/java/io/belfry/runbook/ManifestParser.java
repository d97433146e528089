package io.belfry.runbook;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads {@code package.yaml}. */
final class ManifestParser {
  private static final Set<String> FIELDS =
      Set.of("name", "owner", "version", "facts", "changelog");
  private static final Pattern NAME = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)*");
  private static final int LONGEST_NAME = 60;

  private ManifestParser() {}

  /** Reads it; null when anything is wrong, which is added to the flaws. */
  static @Nullable Manifest read(String text, List<Flaw> flaws) {
    int before = flaws.size();
    List<YamlDocument> documents = YamlReader.read(Manifest.FILE, text, 1, flaws);
    if (flaws.size() > before) {
      return null;
    }
    if (documents.size() != 1 || !(documents.get(0).value() instanceof Map<?, ?> fields)) {
      flaws.add(
          new Flaw(Manifest.FILE, 1, null, "has no fields", "Write name, owner, version, facts."));
      return null;
    }
    Faults faults = Faults.of(Manifest.FILE, documents.get(0));
    Manifest manifest = read(new Section("", fields, faults));
    flaws.addAll(faults.flaws());
    return flaws.size() > before ? null : manifest;
  }

  private static Manifest read(Section fields) {
    fields.onlyKnows(FIELDS);
    String name = fields.text("name");
    if (!name.isEmpty() && (!NAME.matcher(name).matches() || name.length() > LONGEST_NAME)) {
      fields.fault(
          "name",
          "is (%s)".formatted(name),
          "Write at most %d small letters, digits and dashes.".formatted(LONGEST_NAME));
    }
    String version = fields.text("version");
    if (!version.isEmpty() && Version.of(version) == null) {
      fields.fault("version", "is (%s)".formatted(version), "Write three numbers, like \"1.4.0\".");
    }
    int facts = 0;
    if (fields.get("facts") instanceof Integer number) {
      facts = number;
    }
    if (facts != Manifest.FACTS) {
      fields.fault(
          "facts",
          "is (%s)".formatted(fields.get("facts")),
          "This server has the fact model %d; write facts: %d."
              .formatted(Manifest.FACTS, Manifest.FACTS));
    }
    String changelog = fields.optional("changelog");
    return new Manifest(
        name, fields.text("owner"), version, facts, changelog == null ? "" : changelog.strip());
  }
}
