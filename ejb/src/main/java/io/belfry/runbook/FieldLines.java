package io.belfry.runbook;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import org.jspecify.annotations.Nullable;

/**
 * Where the fields of a package stand, for what is found only after all of it was read. A document
 * is read again when something is wrong with it, and so a runbook need not carry its lines.
 */
final class FieldLines {
  private final SortedMap<String, byte[]> files;
  private final Map<String, Optional<Faults>> known = new HashMap<>();

  FieldLines(RulePackage rules) {
    files = rules.files();
  }

  /** The same flaw with the line of its field, where it has none yet. */
  Flaw placed(Flaw flaw) {
    return placed(flaw, flaw.file());
  }

  /**
   * The same, of a flaw that names its file otherwise.
   *
   * @param path in the package
   */
  Flaw placed(Flaw flaw, String path) {
    String field = flaw.field();
    if (flaw.line() > 0 || field == null) {
      return flaw;
    }
    int line =
        known.computeIfAbsent(path, this::read).map(document -> document.lineOf(field)).orElse(0);
    return new Flaw(flaw.grade(), flaw.file(), line, field, flaw.reason(), flaw.remedy());
  }

  private Optional<Faults> read(String path) {
    byte[] content = files.get(path);
    YamlDocument document =
        content == null ? null : document(path, new String(content, StandardCharsets.UTF_8));
    return document == null ? Optional.empty() : Optional.of(Faults.of(path, document));
  }

  private static @Nullable YamlDocument document(String path, String text) {
    if (PackagePaths.isRunbook(path)) {
      return RunbookParser.head(path, text);
    } else if (!path.equals(Manifest.FILE)) {
      return null;
    }
    List<YamlDocument> documents = YamlReader.read(path, text, 1, new ArrayList<>());
    return documents.size() == 1 ? documents.get(0) : null;
  }
}
