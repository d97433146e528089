package io.belfry.rulepackage;

import io.belfry.runbook.Contents;
import io.belfry.runbook.Manifest;
import io.belfry.runbook.PackageReader;
import io.belfry.runbook.PackageZip;
import io.belfry.runbook.RulePackage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarInputStream;

/**
 * A release as bytes: the policies' kjar, and a jar of runbooks, which is the default package.
 *
 * @param policies as their build made it
 * @param runbooks documents under {@code runbooks/}, and the rest of the package
 */
public record ShippedRelease(byte[] policies, byte[] runbooks) {
  private static final String PACKAGE = "belfry-default";
  private static final String VERSION = "1.0.0";
  private static final String OWNER = "operations";

  /** What this server carries. */
  public static ShippedRelease carried() {
    return new ShippedRelease(
        bytes("/rules/belfry-policies.jar"), bytes("/rules/belfry-runbooks.jar"));
  }

  /** What the default package holds. */
  Contents contents() {
    return Contents.of(List.of(rules()));
  }

  /** The default package, which judges the same. */
  public Part defaultPackage() {
    RulePackage rules = rules();
    return new Part(
        rules.manifest().name(), rules.manifest().version(), PackageZip.pack(rules.files()));
  }

  private RulePackage rules() {
    SortedMap<String, byte[]> files = files();
    // Those that were shipped before there were packages say nothing of themselves.
    files.computeIfAbsent(Manifest.FILE, file -> manifest().getBytes(StandardCharsets.UTF_8));
    return PackageReader.read(files);
  }

  private static String manifest() {
    return """
        name: %s
        owner: %s
        version: %s
        facts: %d
        changelog: What Belfry ships.
        """
        .formatted(PACKAGE, OWNER, VERSION, Manifest.FACTS);
  }

  /** The files of the package alone, whatever else a jar holds. */
  private SortedMap<String, byte[]> files() {
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
    return files;
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
