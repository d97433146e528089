package io.belfry.rulepackage;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import io.belfry.runbook.Flaw;
import io.belfry.runbook.Manifest;
import io.belfry.runbook.ManifestText;
import io.belfry.runbook.PackageException;
import io.belfry.runbook.PackageReader;
import io.belfry.runbook.PackageZip;
import io.belfry.runbook.RulePackage;
import io.belfry.runbook.Version;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A package as somebody hands it in.
 *
 * @param content the zip, byte for byte
 */
record Edition(RulePackage rules, byte[] content) {
  private static final int MOST_FLAWS = 200;

  Version version() {
    return Objects.requireNonNull(Version.of(rules.manifest().version()));
  }

  /**
   * Reads a zip.
   *
   * @throws Fault with all that is wrong with it
   */
  static Edition of(byte[] zip) {
    try {
      return new Edition(PackageReader.read(PackageZip.unpack(zip)), zip);
    } catch (PackageException wrong) {
      throw refused(wrong.flaws());
    }
  }

  /**
   * The next version with another file.
   *
   * @param content null takes the file out
   * @param free tells whether a version is not taken yet
   */
  static Edition after(
      Edition before, String path, byte @Nullable [] content, Predicate<Version> free) {
    SortedMap<String, byte[]> files = new TreeMap<>(before.rules().files());
    if (content == null) {
      files.remove(path);
    } else {
      files.put(path, content);
    }
    if (path.equals(Manifest.FILE)) {
      return of(PackageZip.pack(files));
    }
    Edition same = of(PackageZip.pack(files));
    Version version =
        Prose.isAll(before.rules(), same.rules())
            ? before.version().nextPatch()
            : before.version().nextMinor();
    while (!free.test(version)) {
      version = version.nextPatch();
    }
    String manifest =
        new String(Objects.requireNonNull(files.get(Manifest.FILE)), StandardCharsets.UTF_8);
    try {
      files.put(
          Manifest.FILE,
          ManifestText.withVersion(manifest, version).getBytes(StandardCharsets.UTF_8));
    } catch (PackageException wrong) {
      throw refused(wrong.flaws());
    }
    return of(PackageZip.pack(files));
  }

  static Fault refused(List<Flaw> flaws) {
    List<ItemError> errors =
        flaws.stream()
            .limit(MOST_FLAWS)
            .map(flaw -> ItemError.of(place(flaw), flaw.reason(), flaw.remedy()))
            .toList();
    return new Fault(
        ErrorCode.INVALID_VALUE,
        "The package has %d flaws. %s".formatted(flaws.size(), flaws.get(0).sentence()),
        errors);
  }

  private static String place(Flaw flaw) {
    return flaw.file()
        + (flaw.line() == 0 ? "" : ":" + flaw.line())
        + (flaw.field() == null ? "" : " " + flaw.field());
  }
}
