package io.belfry.runbook;

import io.belfry.engine.Release;
import io.belfry.engine.ReleaseSource;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

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

  /** Runbooks that look at values, as an author writes them. */
  public static final List<Runbook> MEASURING =
      List.of(
          measuring(
              "used",
              """
              - { metric: used, above: 90, for: 10m, clear-below: 85, severity: critical }
              - { metric: used, above: 80, severity: warning }
              """),
          measuring("lag", "{ metric: lag, above: 60, for: 5m, severity: major }"),
          measuring("free", "{ metric: free, below: 5, clear-above: 8, severity: major }"),
          measuring("ph", "{ metric: ph, outside: [6, 8], clear-inside: [6.5, 7.5] }"),
          measuring("size", "{ metric: size, of: change, above: 100 }"),
          measuring("errors", "{ metric: errors_total, of: rate, above: 2, severity: major }"),
          comparing("load", "dynamic: { metric: load }"),
          comparing(
              "heat",
              """
              static: { metric: heat, above: 90, for: 10m, severity: critical }
              dynamic:
                - { metric: heat, sensitivity: high, severity: major }
                - { metric: hum }
              """));

  /** A runbook that says how its events are rated. */
  public static final Runbook RATING =
      RunbookParser.parse(
          "rating",
          """
          ---
          id: test/rating
          title: Rating
          class: security
          match: { type: Rated }
          priority: { urgency: high, impact: high }
          ---
          ## Do
          """);

  /** Runbooks that say what their events have to do with others, and what follows. */
  public static final List<Runbook> RELATING =
      List.of(
          saying("shelf", "Shelf", "correlate: { by: [shelf], within: 5m, along: depends-on }"),
          saying("tray", "Tray", "correlate: { by: [shelf], within: 5m, along: depends-on }"),
          saying("apart", "Apart", "correlate: { by: [slot], within: 5m }"),
          saying(
              "respond",
              "Respond",
              "respond: { notify: [on-call, '#storage'], escalate: standard, incident: when P1 or P2 }"),
          saying("never", "Never", "respond: { incident: never }"));

  /** All of these. */
  public static final List<Runbook> ALL =
      Stream.of(List.of(KNOWN, RATING), MEASURING, RELATING).flatMap(List::stream).toList();

  private static final class WithThresholds {
    static final Release RELEASE = ReleaseCompiler.compile(policies(), ALL);
  }

  private static final class OnlyOnce {
    static final Release RELEASE = ReleaseCompiler.compile(policies(), List.of(KNOWN));
  }

  private SampleReleases() {}

  /** The policies with {@link #KNOWN}, compiled once for all tests. */
  public static Release withOneRunbook() {
    return OnlyOnce.RELEASE;
  }

  /** The policies with {@link #ALL}, compiled once for all tests. */
  public static Release withThresholds() {
    return WithThresholds.RELEASE;
  }

  /** The policies with some runbooks, and rules of the test's own. */
  public static Release with(List<Runbook> runbooks, String drl) {
    return ReleaseCompiler.compile(policies(), runbooks, drl);
  }

  private static Runbook saying(String name, String type, String what) {
    return RunbookParser.parse(
        name,
        """
        ---
        id: test/%s
        title: %s
        class: hardware
        match: { type: %s }
        %s
        ---
        ## Do
        """
            .formatted(name, name, type, what));
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

  /**
   * A runbook that sets levels.
   *
   * @param name its type, too
   * @param levels as YAML
   */
  public static Runbook measuring(String name, String levels) {
    return comparing(name, "static:\n" + levels.indent(2));
  }

  /**
   * A runbook that looks at values.
   *
   * @param name its type, too
   * @param thresholds as YAML
   */
  public static Runbook comparing(String name, String thresholds) {
    return RunbookParser.parse(
        name,
        """
        ---
        id: test/%1$s
        title: %1$s
        class: capacity
        match: { type: %1$s }
        threshold:
        %2$s
        ---
        ## Do
        """
            .formatted(name, thresholds.indent(2)));
  }

  /**
   * A runbook that wants to hear from a source.
   *
   * @param longest silence, such as {@code 30m}
   */
  public static Runbook expecting(String longest) {
    return RunbookParser.parse(
        "expecting",
        """
        ---
        id: test/expecting
        title: Zabbix is alive
        class: schedule
        match: { type: Silent }
        expectation: { source: zabbix, severity: minor, silence: { longest: %s } }
        ---
        ## Do
        """
            .formatted(longest));
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
