package io.belfry.benchmark;

import io.belfry.engine.Release;
import io.belfry.engine.Session;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;
import org.drools.model.codegen.ExecutableModelProject;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.conf.EqualityBehaviorOption;
import org.kie.api.conf.EventProcessingOption;
import org.kie.api.definition.rule.Rule;
import org.kie.api.io.ResourceType;
import org.kie.internal.utils.KieHelper;

/** The rules that benchmarks judge by. */
final class ReferenceSet {
  private static final int RULES = 19;
  private static final long HORIZON_MILLIS = 3_600_000;

  private ReferenceSet() {}

  /** The frozen set, compiled as releases are. */
  static Release release() {
    KieBase rules = compile(resource("/benchmark/reference.drl"));
    if (names(rules).size() != RULES) {
      throw new IllegalStateException("The reference set has %d rules".formatted(RULES));
    }
    return new Release("reference", Set.of(), rules, HORIZON_MILLIS, new Whole());
  }

  /** Compiles rules to the executable model, in stream mode. */
  static KieBase compile(String drl) {
    System.setProperty("drools.parallelRulesBuildThreshold", "-1");
    return new KieHelper()
        .addContent(drl, ResourceType.DRL)
        .build(
            ExecutableModelProject.class,
            EventProcessingOption.STREAM,
            EqualityBehaviorOption.IDENTITY);
  }

  /**
   * Makes sure that the figure is one of all rules.
   *
   * @throws IllegalStateException when some never fired
   */
  static void requireThatAllFired(Session session) {
    Set<String> silent = names(session.release().rules());
    silent.removeAll(session.firings().keySet());
    if (!silent.isEmpty()) {
      throw new IllegalStateException("These rules never fired: " + silent);
    }
  }

  private static Set<String> names(KieBase rules) {
    Set<String> names = new TreeSet<>();
    rules
        .getKiePackages()
        .forEach(each -> each.getRules().stream().map(Rule::getName).forEach(names::add));
    return names;
  }

  private static String resource(String name) {
    try (InputStream in =
        Objects.requireNonNull(ReferenceSet.class.getResourceAsStream(name), name)) {
      return new String(in.readAllBytes(), StandardCharsets.UTF_8);
    } catch (IOException unreadable) {
      throw new UncheckedIOException(unreadable);
    }
  }

  /** Nothing of the reference set can be left out. */
  private record Whole() implements Release.Variants {
    @Override
    public @Nullable String runbookOf(String rule) {
      return null;
    }

    @Override
    public Release without(Set<String> runbooks) {
      throw new UnsupportedOperationException("The reference set has no runbooks of its own");
    }
  }
}
