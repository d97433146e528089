package io.belfry.packagesource;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.rulepackage.Member;
import io.belfry.rulepackage.PackageVersion;
import io.belfry.rulepackage.Packages;
import io.belfry.runbook.Manifest;
import io.belfry.runbook.ManifestText;
import io.belfry.runbook.PackageException;
import io.belfry.runbook.PackageReader;
import io.belfry.runbook.PackageZip;
import io.belfry.runbook.Version;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.Objects;
import java.util.SortedMap;
import java.util.TreeMap;

/** Makes drafts of what was pulled. */
final class Drafts {
  private final Packages packages;

  Drafts(Packages packages) {
    this.packages = packages;
  }

  /**
   * Makes one, unless the files are those that were taken in last.
   *
   * @throws Fault with all that is wrong with the package
   * @throws PullFailure when it is another package
   */
  SourcePulls.Result of(PackageSource source, GitPull.Pulled pulled) throws PullFailure {
    byte[] zip = PackageZip.pack(pulled.files());
    String digest = digest(zip);
    if (digest.equals(source.digest())) {
      return new SourcePulls.Result(pulled.commit(), null, null, null);
    }
    requireName(source, pulled.files());
    Member who = new Member(source.tenant(), source.actor(), source.person(), false, false, false);
    PackageVersion draft;
    try {
      draft = packages.upload(who, zip);
    } catch (Fault fault) {
      if (fault.code() != ErrorCode.CONFLICT) {
        throw fault;
      }
      // Whoever pushed need not know which versions there are.
      try {
        draft = packages.upload(who, PackageZip.pack(numbered(source, pulled.files())));
      } catch (PackageException wrong) {
        throw new PullFailure(wrong.flaws().get(0).sentence());
      }
    }
    return new SourcePulls.Result(pulled.commit(), digest, draft.version().toString(), null);
  }

  private static void requireName(PackageSource source, SortedMap<String, byte[]> files)
      throws PullFailure {
    try {
      String name = PackageReader.read(files).manifest().name();
      if (!name.equals(source.name())) {
        throw new PullFailure(
            "%s names the package (%s), not (%s). Change it, or pull that package from here."
                .formatted(Manifest.FILE, name, source.name()));
      }
    } catch (PackageException wrong) {
      // The upload says all that is wrong.
      return;
    }
  }

  private SortedMap<String, byte[]> numbered(
      PackageSource source, SortedMap<String, byte[]> files) {
    Version next =
        packages.versions(source.tenant(), source.name()).stream()
            .map(PackageVersion::version)
            .max(Comparator.naturalOrder())
            .orElseThrow()
            .nextPatch();
    String manifest =
        new String(Objects.requireNonNull(files.get(Manifest.FILE)), StandardCharsets.UTF_8);
    SortedMap<String, byte[]> numbered = new TreeMap<>(files);
    numbered.put(
        Manifest.FILE, ManifestText.withVersion(manifest, next).getBytes(StandardCharsets.UTF_8));
    return numbered;
  }

  private static String digest(byte[] zip) {
    try {
      return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(zip));
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("Every Java has SHA-256", absent);
    }
  }
}
