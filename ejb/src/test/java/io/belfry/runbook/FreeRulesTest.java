package io.belfry.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.engine.Release;
import io.belfry.engine.RuleFault;
import io.belfry.runbook.sandbox.BytecodeCheck;
import io.belfry.runbook.sandbox.SourceCheck;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Rules in Drools' own language may decide, and nothing else. */
class FreeRulesTest {
  private static final String GOOD =
      """
      // Nobody wants to hear of the laboratory at night.
      rule "List alerts of the laboratory"
        salience 605
      when
        $alert : AlertFact( ofFiring == false, label("room") == "lab", severity == Severity.MINOR || severity == Severity.WARNING )
        not MaintenanceFact( service == $alert.service )
      then
        if ($alert.isFiring()) {
          decisions.informational($alert, "it is of the laboratory");
          delete($alert);
        }
      end

      rule "Rate events of the vault as high"
        salience 416
      when
        $draft : Draft( impact == null, service == "vault" )
      then
        modify($draft) { setImpact(Level.HIGH) };
      end
      """;

  @Test
  void rulesThatOnlyDecideWork() {
    assertThat(SourceCheck.of("rules/lab.drl", GOOD)).isEmpty();
    Release release =
        ReleaseCompiler.compile(
            SampleReleases.policies(),
            List.of(SampleReleases.KNOWN),
            List.of(new FreeRules("rules/lab.drl", GOOD)));
    Scenario scenario =
        ScenarioParser.parse(
                "s.yaml",
                """
                scenario: An administrator's rules
                steps:
                  - { at: 0s, alert: { type: A, key: lab, labels: { room: lab } }, fate: informational }
                  - { at: 1s, alert: { type: A, key: other, labels: { room: hall } }, fate: opened }
                  - { at: 2s, alert: { type: A, key: vault, service: vault, severity: critical }, fate: opened }
                events:
                  - { key: other, impact: medium }
                  - { key: vault, impact: high, priority: P1 }
                """)
            .get(0);
    assertThat(ScenarioRunner.run(release, scenario).differences()).isEmpty();
    assertThat(release.variants().runbookOf("List alerts of the laboratory"))
        .isEqualTo("rules/lab.drl");
  }

  @Test
  void aRuleThatLoopsIsStoppedAndLeftOut() {
    String loop =
        "rule \"Loop\" salience 695 when $a : AlertFact( type == \"A\" ) then update($a); end";
    Release release =
        ReleaseCompiler.compile(
            SampleReleases.policies(), List.of(), List.of(new FreeRules("rules/loop.drl", loop)));
    Scenario scenario =
        ScenarioParser.parse(
                "s.yaml",
                """
                scenario: S
                steps: [{ at: 0s, alert: { type: A, key: a } }]
                events: [{ key: a }]
                """)
            .get(0);
    assertThatThrownBy(() -> ScenarioRunner.run(release, scenario))
        .isInstanceOf(RuleFault.class)
        .hasMessageContaining("Rule (Loop) was stopped after 10000 firings")
        .extracting(fault -> release.variants().runbookOf(((RuleFault) fault).rule()))
        .isEqualTo("rules/loop.drl");
    Release without = release.variants().without(Set.of("rules/loop.drl"));
    assertThat(ScenarioRunner.run(without, scenario).differences()).isEmpty();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "new java.io.File(\"/etc/passwd\").delete();                | uses object creation",
        "java.nio.file.Files.readString(null);                      | calls"
            + " (java.nio.file.Files.readString)",
        "new java.net.Socket(\"evil\", 80);                         | uses object creation",
        "Runtime.getRuntime().exec(\"id\");                         | calls"
            + " (Runtime.getRuntime().exec)",
        "new ProcessBuilder(\"id\").start();                        | uses object creation",
        "System.exit(0);                                            | calls (System.exit)",
        "$a.getClass().getName();                                   | calls ($a.getClass)",
        "Class.forName(\"java.lang.Runtime\");                      | calls (Class.forName)",
        "Object o = String.class;                                   | uses variable declaration",
        "Thread.currentThread().getContextClassLoader();            | names (Thread)",
        "drools.halt();                                             | uses (drools)",
        "drools.getKieRuntime().getKieBase();                       | uses (drools)",
        "kcontext.getKieRuntime();                                  | uses (kcontext)",
        "while (true) { }                                           | uses while",
        "for (;;) { }                                               | uses for",
        "do { } while (true);                                       | uses do",
        "for (String s : $a.getLabels().keySet()) { }               | uses for each",
        "int i = 0; i++;                                            | changes a variable",
        "Runnable r = () -> {};                                     | uses lambda",
        "insert(new Object() { { System.exit(0); } });              | uses object creation",
        "class Evil { static { System.exit(0); } }                  | uses",
        "try { } finally { }                                        | uses try",
        "throw new RuntimeException();                              | uses throw",
        "synchronized ($a) { }                                      | uses synchronized",
        "$a.wait();                                                 | calls ($a.wait)",
        "$a.getSummary().matches(\"(a+)+b\");                       | calls"
            + " ($a.getSummary().matches)",
        "$a.getSummary().repeat(999999999);                         | calls"
            + " ($a.getSummary().repeat)",
        "$a.getSummary().replaceAll(\"(a+)+b\", \"\");              | calls"
            + " ($a.getSummary().replaceAll)",
        "decisions.opened(null);                                    | calls (decisions.opened)",
        "$a.take();                                                 | calls ($a.take)",
        "byte[] b = new byte[999999999];                            | uses",
        "System.out.println(1);                                     | names (System.out)",
        "\\u0053ystem.exit(0);                                      | writes letters as \\u"
            + " escapes",
        "((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((((1)))))) | is nested too"
            + " deep",
      })
  void aConsequenceThatDoesMoreIsRefused(String code, String message) {
    assertRefused("rule \"Evil\" when $a : AlertFact() then " + code + " end", message);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "import java.io.File; rule r when then end                                           |"
            + " imports java.io.File",
        "import static java.lang.System.exit; rule r when then end                           | ",
        "import function java.lang.System.exit; rule r when then end                         |"
            + " imports a function",
        "global java.lang.Runtime r; rule x when then end                                    | has"
            + " a global",
        "function void f() { f(); } rule r when then end                                     | has"
            + " a function",
        "declare Evil a : String end rule r when then end                                    |"
            + " declares a type",
        "package java.lang; rule r when then end                                             |"
            + " names the package (java.lang)",
        "dialect \"mvel\" rule r when then end                                               | sets"
            + " (dialect) for all rules",
        "rule r dialect \"mvel\" when then end                                               | uses"
            + " the attribute (dialect)",
        "rule r salience (System.exit(0)) when then end                                      |"
            + " computes its salience",
        "rule r no-loop true when then end                                                   | uses"
            + " the attribute (no-loop)",
        "rule r timer(int: 0 1) when then end                                                | uses"
            + " the attribute (timer)",
        "rule r enabled (System.exit(0)) when then end                                       |"
            + " computes",
        "rule r when eval(true) then end                                                     | uses"
            + " eval",
        "rule r when Object() then end                                                       |"
            + " looks for (Object), which is no fact",
        "rule r when java.lang.Thread() then end                                             |"
            + " which is no fact",
        "rule r when $a : AlertFact() $s : String() from $a.summary then end                 |"
            + " which is no fact",
        "rule r when $a : AlertFact() $b : AlertFact() from System.exit(0) then end          |"
            + " takes facts from elsewhere",
        "rule r when accumulate(AlertFact(), $n : count()) then end                          | ",
        "rule r when $n : Number() from accumulate(AlertFact(), init(System.exit(0);) action()"
            + " result(1)) then end | ",
        "rule r when $a : AlertFact() over window:length(9999999) then end                   | has"
            + " a window",
        "rule r when $a : AlertFact( eval(System.exit(0) == null) ) then end                 |"
            + " calls (eval)",
        "rule r when $a : AlertFact( System.exit(0) == 1 ) then end                          |"
            + " calls (System.exit)",
        "rule r when $a : AlertFact( summary matches \"(a+)+b\" ) then end                   |"
            + " uses",
        "rule r when $a : AlertFact( this.getClass().getName() == \"x\" ) then end           |"
            + " calls (this.getClass)",
        "rule r when $a : AlertFact( new java.io.File(\"x\").delete() ) then end             | uses"
            + " object creation",
        "query q AlertFact() end                                                             | has"
            + " a query",
        "rule r extends other when then end                                                  |"
            + " extends another",
        "rule \"Runbook a knows the alert\" when then end                                    | is"
            + " called like a runbook's",
        "rule r @Evil when then end                                                          | has"
            + " annotations",
        "rule r when $a : AlertFact() do[x] then then[x] end                                 | ",
        "rule r when                                                                         | ",
      })
  void aRuleThatSaysMoreIsRefused(String drl, String message) {
    assertRefused(drl, message == null ? "" : message);
  }

  @Test
  void theClassesAreLookedAtAsWell() throws IOException {
    byte[] evil = bytesOf(Evil.class);
    assertThat(BytecodeCheck.of(Map.of("io/belfry/release/Evil.class", evil)))
        .contains(
            "Evil refers to java/lang/Runtime",
            "Evil calls java/lang/System.exit(I)V",
            "Evil calls java/lang/Runtime.exec(Ljava/lang/String;)Ljava/lang/Process;",
            "Evil calls java/lang/String.repeat(I)Ljava/lang/String;")
        .noneMatch(refused -> refused.contains("String.length"));
    assertThat(BytecodeCheck.of(Map.of("a/B.class", new byte[] {1, 2, 3})))
        .containsExactly("B is no class: It ends too early");
  }

  /** What nobody could have compiled from checked rules. */
  static final class Evil {
    static final int LENGTH = "x".repeat(9).length();

    static {
      if (LENGTH < 0) {
        System.exit(1);
      }
    }

    void run() throws IOException {
      Runtime.getRuntime().exec("id");
    }
  }

  private static byte[] bytesOf(Class<?> type) throws IOException {
    String name = "/" + type.getName().replace('.', '/') + ".class";
    try (InputStream file = type.getResourceAsStream(name)) {
      return Objects.requireNonNull(file).readAllBytes();
    }
  }

  private static void assertRefused(String drl, String message) {
    assertThatThrownBy(
            () ->
                ReleaseCompiler.compile(
                    new byte[0], List.of(), List.of(new FreeRules("rules/evil.drl", drl))))
        .isInstanceOf(PackageException.class)
        .hasMessageContaining("rules/evil.drl")
        .hasMessageContaining(message);
  }
}
