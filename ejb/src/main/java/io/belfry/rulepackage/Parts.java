package io.belfry.rulepackage;

import io.belfry.engine.Release;
import io.belfry.platform.Json;
import io.belfry.runbook.Contents;
import io.belfry.runbook.ReleaseCompiler;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipEntry;
import java.util.zip.ZipInputStream;
import java.util.zip.ZipOutputStream;

/**
 * The ordered package versions that make a release.
 *
 * @param list in the order that decides
 */
public record Parts(List<Part> list) {
  /** Copies the list. */
  public Parts {
    list = List.copyOf(list);
  }

  /**
   * Compiles them with the policies.
   *
   * @throws io.belfry.runbook.RunbookException when they do not compile
   */
  public Release compile(byte[] policies) {
    return ReleaseCompiler.compile(policies, contents());
  }

  /**
   * The same for whoever tries it: Drools keeps nothing of it, so it goes with the last reference.
   *
   * @throws io.belfry.runbook.RunbookException when they do not compile
   */
  public Release compileToTry(byte[] policies) {
    Release release = compile(policies);
    ReleaseCompiler.forget(release);
    return release;
  }

  /** All that they hold, in the order that decides. */
  Contents contents() {
    return Contents.of(list.stream().map(Part::read).toList());
  }

  /** The same with another version of a package, in its place; a new package comes in by rank. */
  Parts with(Part candidate, List<String> ranked) {
    List<Part> parts = new ArrayList<>();
    for (String name : ranked) {
      if (name.equals(candidate.name())) {
        parts.add(candidate);
      } else {
        list.stream().filter(part -> part.name().equals(name)).forEach(parts::add);
      }
    }
    return new Parts(parts);
  }

  Parts without(String name) {
    return new Parts(list.stream().filter(part -> !part.name().equals(name)).toList());
  }

  /** Names and versions, for the database. */
  String names() {
    return Json.write(
        list.stream()
            .map(part -> Map.of("package", part.name(), "version", part.version()))
            .toList());
  }

  /** All of it in one file. */
  byte[] pack() {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      int place = 0;
      for (Part part : list) {
        ZipEntry entry =
            new ZipEntry("%03d/%s/%s.zip".formatted(place++, part.name(), part.version()));
        entry.setTime(0);
        zip.putNextEntry(entry);
        zip.write(part.content());
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }

  /** Reads what {@link #pack} wrote. */
  static Parts unpack(byte[] bytes) {
    List<Part> parts = new ArrayList<>();
    try (ZipInputStream zip = new ZipInputStream(new ByteArrayInputStream(bytes))) {
      for (ZipEntry entry = zip.getNextEntry(); entry != null; entry = zip.getNextEntry()) {
        String[] names = entry.getName().split("/");
        parts.add(new Part(names[1], names[2].replaceFirst("\\.zip$", ""), zip.readAllBytes()));
      }
    } catch (IOException damaged) {
      throw new UncheckedIOException(damaged);
    }
    return new Parts(parts);
  }
}
