package io.belfry.rulepackage;

import io.belfry.runbook.PackageReader;
import io.belfry.runbook.PackageZip;
import io.belfry.runbook.RulePackage;

/**
 * A package version within a release.
 *
 * @param content the zip as it came
 */
public record Part(String name, String version, byte[] content) {
  /** What the zip says. */
  RulePackage read() {
    return PackageReader.read(PackageZip.unpack(content));
  }
}
