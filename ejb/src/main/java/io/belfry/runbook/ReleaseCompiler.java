package io.belfry.runbook;

import io.belfry.engine.Release;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import org.drools.compiler.kie.builder.impl.InternalKieModule;
import org.drools.model.codegen.ExecutableModelProject;
import org.drools.modelcompiler.CanonicalKieModule;
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

  private ReleaseCompiler() {}

  /**
   * Compiles a release.
   *
   * @param policies the policies' kjar, as its build made it
   * @param runbooks in the order that decides between them
   * @throws RunbookException when something does not compile, or not to the executable model
   */
  public static Release compile(byte[] policies, List<Runbook> runbooks) {
    String drl = RunbookDrl.of(runbooks);
    String name = nameOf(policies, drl);
    // More than ten rules would compile in threads of Drools' own, which do not know the
    // application's class loader.
    System.setProperty("drools.parallelRulesBuildThreshold", "-1");
    KieServices services = KieServices.get();
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
    files.write("src/main/resources/io/belfry/release/runbooks.drl", drl);
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
    KieContainer container =
        services.newKieContainer(built.getReleaseId(), ReleaseCompiler.class.getClassLoader());
    return new Release(name, container.getKieBase(BASE));
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
