package io.belfry.runbook;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Makes a rule package of its files. */
public final class PackageReader {
  /** How many runbooks a package may have. */
  public static final int MOST_RUNBOOKS = 1_000;

  private final SortedMap<String, byte[]> files;
  private final List<Flaw> flaws = new ArrayList<>();

  private PackageReader(SortedMap<String, byte[]> files) {
    this.files = files;
  }

  /**
   * Reads all files.
   *
   * @param files by path, such as {@code runbooks/storage/volume-space.md}
   * @throws PackageException with all that is wrong with any of them
   */
  public static RulePackage read(SortedMap<String, byte[]> files) {
    return new PackageReader(files).read();
  }

  private RulePackage read() {
    files.keySet().stream().map(PackagePaths::wrong).filter(Objects::nonNull).forEach(flaws::add);
    Manifest manifest = manifest();
    List<Runbook> runbooks = runbooks();
    List<PriorityRow> priorities = List.of();
    List<RoutingRow> routes = List.of();
    String table = text(RulePackage.PRIORITY_TABLE);
    if (table != null) {
      priorities = TableParser.priorities(table, flaws);
    }
    table = text(RulePackage.ROUTING_TABLE);
    if (table != null) {
      routes = TableParser.routes(table, flaws);
    }
    Map<String, List<Scenario>> scenarios = scenarios();
    if (manifest == null || !flaws.isEmpty()) {
      throw new PackageException(flaws);
    }
    return new RulePackage(
        manifest,
        runbooks,
        priorities,
        routes,
        Collections.unmodifiableMap(scenarios),
        Collections.unmodifiableSortedMap(new TreeMap<>(files)));
  }

  private @Nullable Manifest manifest() {
    String text = text(Manifest.FILE);
    if (text == null) {
      if (!files.containsKey(Manifest.FILE)) {
        flaws.add(
            new Flaw(
                Manifest.FILE,
                0,
                null,
                "is missing",
                "Write one with name, owner, version, facts and changelog at the top of the zip."));
      }
      return null;
    }
    return ManifestParser.read(text, flaws);
  }

  private List<Runbook> runbooks() {
    List<Runbook> runbooks = new ArrayList<>();
    List<String> paths = files.keySet().stream().filter(PackagePaths::isRunbook).toList();
    for (String path : paths) {
      String text = text(path);
      Runbook runbook = text == null ? null : RunbookParser.read(path, text, flaws);
      if (runbook != null && !RulePackage.fileOf(runbook.id()).equals(path)) {
        flaws.add(
            new Flaw(
                path,
                2,
                "id",
                "is (%s), and the file is called otherwise".formatted(runbook.id()),
                "Call the file %s, or change the id.".formatted(RulePackage.fileOf(runbook.id()))));
      } else if (runbook != null) {
        runbooks.add(runbook);
      }
    }
    if (paths.size() > MOST_RUNBOOKS) {
      flaws.add(
          new Flaw(
              RulePackage.RUNBOOKS,
              0,
              null,
              "has %d runbooks".formatted(paths.size()),
              "Write at most %d, and another package.".formatted(MOST_RUNBOOKS)));
    }
    return inOrder(runbooks);
  }

  /**
   * The order that decides which runbook takes an alert, within a package: those that ask for more
   * than a type come first, for they are about something special; else the order of the files.
   */
  public static List<Runbook> inOrder(List<Runbook> runbooks) {
    return runbooks.stream()
        .sorted(Comparator.comparing(runbook -> runbook.match().where() == null))
        .toList();
  }

  private Map<String, List<Scenario>> scenarios() {
    Map<String, List<Scenario>> scenarios = new LinkedHashMap<>();
    for (String path : files.keySet().stream().filter(PackagePaths::isScenario).toList()) {
      String text = text(path);
      if (text != null) {
        scenarios.put(path, ScenarioParser.read(path, text, flaws));
      }
    }
    return scenarios;
  }

  private @Nullable String text(String path) {
    byte[] content = files.get(path);
    try {
      return content == null
          ? null
          : StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(content)).toString();
    } catch (CharacterCodingException wrong) {
      flaws.add(new Flaw(path, 0, null, "is no UTF-8", "Save it as UTF-8."));
      return null;
    }
  }
}
