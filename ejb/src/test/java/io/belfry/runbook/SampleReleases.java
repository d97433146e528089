package io.belfry.runbook;

import io.belfry.engine.Release;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/** Releases for tests: the policies of this build, with a runbook or two. */
public final class SampleReleases {
  /** A runbook without a service: it knows two types and names its own team. */
  public static final Runbook KNOWN =
      new Runbook(
          "test/known",
          "A known situation, \"quoted\"; and more",
          "availability",
          "runbook-team",
          List.of("Known", "AlsoKnown"),
          "## Procedure");

  private static final class OnlyOnce {
    static final Release RELEASE = ReleaseCompiler.compile(policies(), List.of(KNOWN));
  }

  private SampleReleases() {}

  /** The policies with {@link #KNOWN}, compiled once for all tests. */
  public static Release withOneRunbook() {
    return OnlyOnce.RELEASE;
  }

  /** The policies' kjar of this build. */
  public static byte[] policies() {
    try {
      return Files.readAllBytes(Path.of(System.getProperty("belfry.policies")));
    } catch (IOException missing) {
      throw new UncheckedIOException(missing);
    }
  }
}
