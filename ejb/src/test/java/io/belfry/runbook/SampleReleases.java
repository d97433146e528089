package io.belfry.runbook;

import io.belfry.engine.Release;
import io.belfry.engine.ReleaseSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
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

  /** The policies with some runbooks, and rules of the test's own. */
  public static Release with(List<Runbook> runbooks, String drl) {
    return ReleaseCompiler.compile(policies(), runbooks, drl);
  }

  /** A source that knows {@link #withOneRunbook} alone. */
  public static ReleaseSource source() {
    return source(withOneRunbook());
  }

  /** A source that knows these; the first is the initial one. */
  public static ReleaseSource source(Release... releases) {
    return new ReleaseSource() {
      @Override
      public String initial() {
        return releases[0].name();
      }

      @Override
      public Release get(String name) {
        return Arrays.stream(releases)
            .filter(release -> release.name().equals(name))
            .findFirst()
            .orElseThrow(() -> new IllegalStateException("There is no release " + name));
      }
    };
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
