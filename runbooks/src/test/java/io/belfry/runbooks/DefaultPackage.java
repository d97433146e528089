package io.belfry.runbooks;

import io.belfry.engine.Release;
import io.belfry.runbook.ReleaseCompiler;
import io.belfry.runbook.Runbook;
import io.belfry.runbook.RunbookParser;
import io.belfry.runbook.Scenario;
import io.belfry.runbook.ScenarioParser;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;

/** What this module ships, read as the server reads the jar: the entries, sorted by name. */
final class DefaultPackage {
  private static final class OnlyOnce {
    static final Release RELEASE = compile();
  }

  private DefaultPackage() {}

  /** The runbooks by the name of their file, such as {@code storage/volume-space.md}. */
  static Map<String, Runbook> runbooks() {
    Map<String, Runbook> runbooks = new LinkedHashMap<>();
    texts("runbooks", ".md")
        .forEach((file, text) -> runbooks.put(file, RunbookParser.parse(file, text)));
    return runbooks;
  }

  /** The scenarios, in the order of their files. */
  static List<Scenario> scenarios() {
    return texts("scenarios", ".yaml").entrySet().stream()
        .flatMap(file -> ScenarioParser.parse(file.getKey(), file.getValue()).stream())
        .toList();
  }

  /** All runbooks with the policies of this build, compiled once for all tests. */
  static Release release() {
    return OnlyOnce.RELEASE;
  }

  private static Release compile() {
    try {
      byte[] policies = Files.readAllBytes(Path.of(System.getProperty("belfry.policies")));
      return ReleaseCompiler.compile(policies, List.copyOf(runbooks().values()));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static Map<String, String> texts(String folder, String ending) {
    Path root = root().resolve(folder);
    Map<String, String> texts = new LinkedHashMap<>();
    try (Stream<Path> files = Files.walk(root)) {
      for (Path file : files.filter(path -> path.toString().endsWith(ending)).sorted().toList()) {
        texts.put(root.relativize(file).toString().replace('\\', '/'), Files.readString(file));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    return texts;
  }

  /** Not by the folder scenarios, which the policies have as well. */
  private static Path root() {
    URL runbooks = Objects.requireNonNull(DefaultPackage.class.getResource("/runbooks"));
    try {
      URI parent = runbooks.toURI().resolve(".");
      return Path.of(parent);
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
