package io.belfry.runbooks;

import io.belfry.engine.Release;
import io.belfry.runbook.PackageReader;
import io.belfry.runbook.ReleaseCompiler;
import io.belfry.runbook.RulePackage;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URISyntaxException;
import java.net.URL;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;

/** What this module ships, read as the server reads the jar. */
final class DefaultPackage {
  private static final class OnlyOnce {
    static final RulePackage RULES = PackageReader.read(files());
    static final Release RELEASE = compile();
  }

  private DefaultPackage() {}

  /** The package. */
  static RulePackage rules() {
    return OnlyOnce.RULES;
  }

  /** All runbooks with the policies of this build, compiled once for all tests. */
  static Release release() {
    return OnlyOnce.RELEASE;
  }

  private static Release compile() {
    try {
      byte[] policies = Files.readAllBytes(Path.of(System.getProperty("belfry.policies")));
      return ReleaseCompiler.compile(policies, rules().runbooks());
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }

  private static SortedMap<String, byte[]> files() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    Path root = root();
    try (Stream<Path> paths = Files.walk(root)) {
      for (Path path : paths.filter(Files::isRegularFile).toList()) {
        files.put(root.relativize(path).toString().replace('\\', '/'), Files.readAllBytes(path));
      }
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
    // What a build adds to a jar is no part of the package.
    files.keySet().removeIf(name -> name.startsWith("META-INF/"));
    return files;
  }

  /** Not by the folder scenarios, which the policies have as well. */
  private static Path root() {
    URL runbooks = Objects.requireNonNull(DefaultPackage.class.getResource("/runbooks"));
    try {
      return Path.of(runbooks.toURI().resolve("."));
    } catch (URISyntaxException impossible) {
      throw new IllegalStateException(impossible);
    }
  }
}
