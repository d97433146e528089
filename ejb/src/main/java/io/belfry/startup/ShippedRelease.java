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

/**
 * A release as bytes: the policies' kjar, and a jar of runbooks.
 *
 * @param policies as their build made it
 * @param runbooks documents under {@code runbooks/}
 */
record ShippedRelease(byte[] policies, byte[] runbooks) {

  /** What this server carries. */
  static ShippedRelease carried() {
    return new ShippedRelease(
        bytes("/rules/belfry-policies.jar"), bytes("/rules/belfry-runbooks.jar"));
  }

  Release compile() {
    return ReleaseCompiler.compile(policies, documents());
  }

  private List<Runbook> documents() {
    Map<String, Runbook> byName = new TreeMap<>();
    try (JarInputStream entries = new JarInputStream(new ByteArrayInputStream(runbooks))) {
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
    try (InputStream content = ShippedRelease.class.getResourceAsStream(resource)) {
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
