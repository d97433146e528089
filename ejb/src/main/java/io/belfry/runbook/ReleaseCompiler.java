package io.belfry.runbook;

import io.belfry.engine.Release;
import io.belfry.runbook.sandbox.BytecodeCheck;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.core.impl.InternalRuleBase;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.modelcompiler.CanonicalKieModule;
import org.jspecify.annotations.Nullable;
import org.kie.api.KieBase;
import org.kie.api.KieServices;
import org.kie.api.builder.KieBuilder;
import org.kie.api.builder.KieFileSystem;
import org.kie.api.builder.KieModule;
import org.kie.api.builder.Message;
import org.kie.api.builder.ReleaseId;
import org.kie.api.builder.model.KieModuleModel;
import org.kie.api.conf.EqualityBehaviorOption;
import org.kie.api.conf.EventProcessingOption;
import org.kie.api.runtime.KieContainer;

/** Compiles runbooks and joins them with the platform's policies, which come compiled. */
public final class ReleaseCompiler {
  private static final String BASE = "release";

  /**
   * Senders repeat what fires at least this often: what an hour does not mention has no grounds.
   */
  private static final long HORIZON_MILLIS = 60 * 60 * 1000L;

  private ReleaseCompiler() {}

  /**
   * Compiles a release of runbooks alone.
   *
   * @param policies the policies' kjar, as its build made it
   * @param runbooks in the order that decides between them
   * @throws RunbookException when something does not compile, or not to the executable model
   */
  public static Release compile(byte[] policies, List<Runbook> runbooks) {
    return compile(policies, runbooks, List.of());
  }

  /**
   * Compiles a release.
   *
   * @throws RunbookException when something does not compile, or not to the executable model
   */
  public static Release compile(byte[] policies, Contents contents) {
    return compile(policies, contents, List.of());
  }

  /**
   * The same with an administrator's own rules, which run after those of the runbooks.
   *
   * @throws PackageException when the rules say or call what they may not
   */
  public static Release compile(
      byte[] policies, List<Runbook> runbooks, List<FreeRules> freeRules) {
    return compile(policies, Contents.ofRunbooks(runbooks), freeRules);
  }

  private static Release compile(byte[] policies, Contents contents, List<FreeRules> freeRules) {
    FreeRules.requireHarmless(freeRules);
    String texts = freeRules.stream().map(FreeRules::drl).collect(Collectors.joining());
    return new Variants(nameOf(policies, contents, texts), policies, contents, freeRules, "")
        .without(Set.of());
  }

  /** The same with rules that nobody looks at; they stand after the match rules. For tests. */
  static Release compile(byte[] policies, List<Runbook> runbooks, String more) {
    Contents contents = Contents.ofRunbooks(runbooks);
    return new Variants(nameOf(policies, contents, more), policies, contents, List.of(), more)
        .without(Set.of());
  }

  /** The name of the release that they make. */
  public static String nameOf(byte[] policies, Contents contents) {
    return nameOf(policies, contents, "");
  }

  /** The rules that runbooks become, for people to read. */
  public static String drl(List<Runbook> runbooks) {
    return RunbookDrl.of(runbooks);
  }

  /**
   * What a release was compiled to, as bytes.
   *
   * @return empty when Drools does not know it any more
   */
  public static Optional<byte[]> compiled(Release release) {
    ReleaseId id = ((InternalRuleBase) release.rules()).getResolvedReleaseId();
    KieModule module = KieServices.get().getRepository().getKieModule(id);
    return module instanceof InternalKieModule built
        ? Optional.of(built.getBytes())
        : Optional.empty();
  }

  /**
   * Has Drools forget what a release was compiled to; whoever holds the release goes on with it.
   * Else Drools keeps a hundred of them with all their bytes.
   */
  public static void forget(Release release) {
    ReleaseId id = ((InternalRuleBase) release.rules()).getResolvedReleaseId();
    KieServices.get().getRepository().removeKieModule(id);
  }

  /** How many rules a release has; what it costs in memory goes by these. */
  public static int rules(Release release) {
    return release.rules().getKiePackages().stream().mapToInt(part -> part.getRules().size()).sum();
  }

  /**
   * Makes a release of what was compiled before; it is code, so whoever calls this knows where it
   * comes from.
   *
   * @param compiled by {@link #compiled} of a release of the same policies and contents
   * @throws RunbookException when it cannot be loaded
   */
  public static Release load(byte[] policies, Contents contents, byte[] compiled) {
    String name = nameOf(policies, contents, "");
    KieServices services = KieServices.get();
    KieModule platform = platform(services, policies);
    KieModule module =
        services
            .getRepository()
            .addKieModule(
                services
                    .getResources()
                    .newByteArrayResource(compiled)
                    .setSourcePath("belfry-release.jar"));
    if (!(module instanceof CanonicalKieModule loaded)) {
      throw new RunbookException("The release that was compiled is not in the executable model.");
    }
    requireHarmless(loaded);
    loaded.addKieDependency((InternalKieModule) platform);
    KieContainer container =
        services.newKieContainer(loaded.getReleaseId(), ReleaseCompiler.class.getClassLoader());
    return new Variants(name, policies, contents, List.of(), "").of(container.getKieBase(BASE));
  }

  /** The release, and the same without some of its runbooks. */
  private record Variants(
      String name, byte[] policies, Contents contents, List<FreeRules> freeRules, String more)
      implements Release.Variants {
    @Override
    public @Nullable String runbookOf(String rule) {
      for (FreeRules free : freeRules) {
        if (free.has(rule)) {
          return free.file();
        }
      }
      return contents.runbooks().stream()
          .filter(
              runbook ->
                  RunbookDrl.nameOf(runbook).equals(rule)
                      || ParameterDrl.nameOf(runbook).equals(rule))
          .map(Runbook::id)
          .findFirst()
          .orElse(null);
    }

    @Override
    public Release without(Set<String> quarantined) {
      List<Runbook> rest =
          contents.runbooks().stream()
              .filter(runbook -> !quarantined.contains(runbook.id()))
              .toList();
      SortedMap<String, String> drl = new TreeMap<>();
      drl.put("runbooks", RunbookDrl.of(rest) + more);
      freeRules.stream()
          .filter(free -> !quarantined.contains(free.file()))
          .forEach(free -> drl.put("free" + drl.size(), free.whole()));
      String id = nameOf(policies, String.join("", drl.values()));
      KieBase rules = rules(id, policies, drl, more.isEmpty());
      return release(quarantined, rules, rest);
    }

    /** The whole release, with rules that were compiled before. */
    Release of(KieBase rules) {
      return release(Set.of(), rules, contents.runbooks());
    }

    private Release release(Set<String> quarantined, KieBase rules, List<Runbook> judging) {
      return new Release(
          name,
          quarantined,
          rules,
          horizon(judging),
          this,
          Contents.expectations(judging),
          contents.tables());
    }

    /** A level is reached only by who looks as far back as it waits, and so is what is related. */
    private static long horizon(List<Runbook> judging) {
      return HORIZON_MILLIS + judging.stream().mapToLong(Runbook::reach).max().orElse(0);
    }
  }

  private static KieBase rules(
      String name, byte[] policies, SortedMap<String, String> drl, boolean checked) {
    // More than ten rules would compile in threads of Drools' own, which do not know the
    // application's class loader.
    System.setProperty("drools.parallelRulesBuildThreshold", "-1");
    KieServices services = KieServices.get();
    KieModule platform = platform(services, policies);
    ReleaseId id = services.newReleaseId("io.belfry.release", name, "1");
    KieFileSystem files = services.newKieFileSystem().generateAndWritePomXML(id);
    KieModuleModel module = services.newKieModuleModel();
    module
        .newKieBaseModel(BASE)
        .setDefault(true)
        .addPackage("io.belfry.release")
        .addInclude("policies")
        .setEventProcessingMode(EventProcessingOption.STREAM)
        .setEqualsBehavior(EqualityBehaviorOption.IDENTITY);
    files.writeKModuleXML(module.toXML());
    drl.forEach(
        (file, rules) ->
            files.write("src/main/resources/io/belfry/release/%s.drl".formatted(file), rules));
    KieBuilder builder =
        services
            .newKieBuilder(files, ReleaseCompiler.class.getClassLoader())
            .setDependencies(platform)
            .buildAll(ExecutableModelProject.class);
    if (builder.getResults().hasMessages(Message.Level.ERROR)) {
      throw new RunbookException(
          "The runbooks do not compile: " + builder.getResults().getMessages(Message.Level.ERROR));
    }
    if (!(builder.getKieModule() instanceof CanonicalKieModule)) {
      throw new RunbookException("The runbooks did not compile to the executable model.");
    }
    InternalKieModule built = (InternalKieModule) builder.getKieModule();
    if (checked) {
      requireHarmless(built);
    }
    KieContainer container =
        services.newKieContainer(built.getReleaseId(), ReleaseCompiler.class.getClassLoader());
    return container.getKieBase(BASE);
  }

  private static KieModule platform(KieServices services, byte[] policies) {
    KieModule platform =
        services
            .getRepository()
            .addKieModule(
                services
                    .getResources()
                    .newByteArrayResource(policies)
                    .setSourcePath("belfry-policies.jar"));
    if (!(platform instanceof CanonicalKieModule)) {
      throw new RunbookException(
          "The policies are not in the executable model. Maybe their jar was built without generateModel.");
    }
    return platform;
  }

  /** Before one of the classes is loaded: what rules became may call no more than they need. */
  private static void requireHarmless(InternalKieModule built) {
    SortedMap<String, byte[]> classes = new TreeMap<>();
    for (String file : built.getFileNames()) {
      if (file.endsWith(".class")) {
        classes.put(file, built.getBytes(file));
      }
    }
    List<String> refused = BytecodeCheck.of(classes);
    if (!refused.isEmpty()) {
      throw new RunbookException(
          "The rules do what no rule may: %s. Leave it out.".formatted(String.join(", ", refused)));
    }
  }

  private static String nameOf(byte[] policies, Contents contents, String more) {
    return nameOf(policies, RunbookDrl.of(contents.runbooks()) + more + contents.data());
  }

  private static String nameOf(byte[] policies, String drl) {
    try {
      MessageDigest digest = MessageDigest.getInstance("SHA-256");
      digest.update(policies);
      digest.update(drl.getBytes(StandardCharsets.UTF_8));
      return "r-" + HexFormat.of().formatHex(digest.digest(), 0, 6);
    } catch (NoSuchAlgorithmException absent) {
      throw new IllegalStateException("Every Java has SHA-256", absent);
    }
  }
}
