package io.belfry.rulepackage;

import io.belfry.engine.Release;
import io.belfry.journal.ByteReader;
import io.belfry.journal.ByteWriter;
import io.belfry.runbook.Contents;
import io.belfry.runbook.ReleaseCompiler;
import org.jspecify.annotations.Nullable;

/**
 * A release as bytes: whoever has them can make it, in any process.
 *
 * @param name empty when it has none yet
 * @param kind {@code shipped} or {@code packages}, which says how to read the runbooks
 * @param policies the policies' kjar
 * @param compiled what a server of the same key compiled and signed; null to compile it
 */
public record PackedRelease(
    String name, String kind, byte[] policies, byte[] runbooks, byte @Nullable [] compiled) {
  static final String SHIPPED = "shipped";
  static final String PACKAGES = "packages";

  private static final System.Logger log = System.getLogger(PackedRelease.class.getName());

  /** One that nobody compiled yet. */
  public static PackedRelease of(byte[] policies, Parts parts) {
    return new PackedRelease("", PACKAGES, policies, parts.pack(), null);
  }

  /**
   * Loads it, or compiles it.
   *
   * @throws io.belfry.runbook.RunbookException when it does not compile
   */
  public Release open() {
    Contents contents =
        kind.equals(SHIPPED)
            ? new ShippedRelease(policies, runbooks).contents()
            : Parts.unpack(runbooks).contents();
    Release loaded = load(contents);
    return loaded == null ? ReleaseCompiler.compile(policies, contents) : loaded;
  }

  /**
   * As it was compiled; null when nobody did, or a version of the compiler that made other rules.
   */
  @Nullable Release load(Contents contents) {
    if (compiled == null) {
      return null;
    }
    try {
      Release release = ReleaseCompiler.load(policies, contents, compiled);
      return release.name().equals(name) ? release : null;
    } catch (RuntimeException | LinkageError other) {
      log.log(System.Logger.Level.WARNING, "Release " + name + " is compiled again", other);
      return null;
    }
  }

  /** Writes it for another process. */
  public void write(ByteWriter out) {
    out.text(name);
    out.text(kind);
    out.block(policies);
    out.block(runbooks);
    out.block(compiled == null ? new byte[0] : compiled);
  }

  /** Reads what {@link #write} wrote. */
  public static PackedRelease read(ByteReader in) {
    String name = in.text();
    String kind = in.text();
    byte[] policies = in.block();
    byte[] runbooks = in.block();
    byte[] compiled = in.block();
    return new PackedRelease(
        name, kind, policies, runbooks, compiled.length == 0 ? null : compiled);
  }
}
