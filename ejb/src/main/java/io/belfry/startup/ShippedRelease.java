package io.belfry.startup;

import io.belfry.engine.Release;
import io.belfry.runbook.PackageReader;
import io.belfry.runbook.ReleaseCompiler;
import io.belfry.runbook.RulePackage;
import io.belfry.runbook.Runbook;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;

/**
 * A release as bytes: the policies' kjar, and a jar of runbooks.
 *
 * @param policies as their build made it
 * @param runbooks the default package
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

  /** The default package, as its jar holds it. */
  private List<Runbook> documents() {
    SortedMap<String, byte[]> files = new TreeMap<>();
    try (JarInputStream entries = new JarInputStream(new ByteArrayInputStream(runbooks))) {
      for (JarEntry entry = entries.getNextJarEntry();
          entry != null;
          entry = entries.getNextJarEntry()) {
        if (!entry.isDirectory() && RulePackage.mayHold(entry.getName())) {
          files.put(entry.getName(), entries.readAllBytes());
        }
      }
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
    return PackageReader.read(files).runbooks();
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
