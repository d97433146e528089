package io.belfry.rulepackage;

import io.belfry.runbook.PackageZip;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.jar.JarEntry;
import java.util.jar.JarOutputStream;

/** Packages for tests: one runbook that knows one type, and a scenario of it. */
final class SamplePackage {
  private SamplePackage() {}

  static byte[] zip(String name, String version, String type, String owner, String procedure) {
    return PackageZip.pack(files(name, version, type, owner, procedure));
  }

  static SortedMap<String, byte[]> files(
      String name, String version, String type, String owner, String procedure) {
    SortedMap<String, byte[]> files = new TreeMap<>();
    put(
        files,
        "package.yaml",
        """
        name: %s
        owner: shop-team
        version: %s
        facts: 1
        changelog: Something new.
        """
            .formatted(name, version));
    put(files, "runbooks/%s/down.md".formatted(name), runbook(name, type, owner, procedure));
    put(
        files,
        "scenarios/%s-down.yaml".formatted(name),
        """
        scenario: It is down
        steps:
          - { at: 5s, alert: { type: %s, key: k, severity: critical }, fate: opened }
        events:
          - { key: k, runbook: %s/down, owner: %s }
        """
            .formatted(type, name, owner));
    return files;
  }

  static String runbook(String name, String type, String owner, String procedure) {
    return """
        ---
        id: %1$s/down
        title: %1$s is down
        owner: %3$s
        class: availability
        match: { type: %2$s }
        ---
        ## First minutes

        1. %4$s
        """
        .formatted(name, type, owner, procedure);
  }

  /** The same, with what some files say. */
  static byte[] with(SortedMap<String, byte[]> files, String path, String from, String to) {
    SortedMap<String, byte[]> changed = new TreeMap<>(files);
    String before = new String(files.get(path), StandardCharsets.UTF_8);
    put(changed, path, before.replace(from, to));
    return PackageZip.pack(changed);
  }

  /** What a build makes of the default package: a jar. */
  static byte[] jar() {
    return jar("Look.");
  }

  /** The same, whose runbook says something else. */
  static byte[] jar(String procedure) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (JarOutputStream jar = new JarOutputStream(bytes)) {
      for (var file : files("base", "1.0.0", "Base", "shop-team", procedure).entrySet()) {
        if (!file.getKey().equals("package.yaml")) {
          jar.putNextEntry(new JarEntry(file.getKey()));
          jar.write(file.getValue());
          jar.closeEntry();
        }
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  private static void put(SortedMap<String, byte[]> files, String path, String text) {
    files.put(path, text.getBytes(StandardCharsets.UTF_8));
  }
}
