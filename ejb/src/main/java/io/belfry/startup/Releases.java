package io.belfry.startup;

import io.belfry.engine.Release;
import io.belfry.runbook.ReleaseCompiler;
import io.belfry.runbook.Runbook;
import io.belfry.runbook.RunbookParser;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;

/** The release that ships with the server: its policies and its default runbooks, as bytes. */
final class Releases {
  private static final String POLICIES = "/rules/belfry-policies.jar";
  private static final String RUNBOOKS = "/rules/belfry-runbooks.jar";

  private Releases() {}

  static Release shipped() {
    return ReleaseCompiler.compile(bytes(POLICIES), runbooks(bytes(RUNBOOKS)));
  }

  private static List<Runbook> runbooks(byte[] jar) {
    Map<String, Runbook> byName = new TreeMap<>();
    try (JarInputStream entries = new JarInputStream(new ByteArrayInputStream(jar))) {
      for (JarEntry entry = entries.getNextJarEntry();
          entry != null;
          entry = entries.getNextJarEntry()) {
        String name = entry.getName();
        if (name.startsWith("runbooks/") && name.endsWith(".md")) {
          String document = new String(entries.readAllBytes(), StandardCharsets.UTF_8);
          byName.put(name, RunbookParser.parse(name, document));
        }
      }
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
    return List.copyOf(byName.values());
  }

  private static byte[] bytes(String resource) {
    try (InputStream content = Releases.class.getResourceAsStream(resource)) {
      if (content == null) {
        throw new IllegalStateException(
            "The application carries no (%s). Maybe it was packaged in part.".formatted(resource));
      }
      return content.readAllBytes();
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
  }
}
