package io.belfry.rulepackage;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What a restart makes of what people chose, and of what they did not. */
class StartingPackageTest {
  private Path data;
  private RuleWorkshop workshop;

  @BeforeEach
  void open(@TempDir Path directory) throws Exception {
    data = directory;
    workshop = new RuleWorkshop(data);
  }

  @AfterEach
  void close() {
    workshop.close();
  }

  private void restart(byte[] jar) throws Exception {
    workshop.close();
    workshop = new RuleWorkshop(workshop.database, data, jar);
    while (workshop.count("select count(*) from inbox") > 0) {
      Thread.sleep(10);
    }
  }

  private String judging() {
    return workshop.rules.activations().active(1).parts().stream()
        .map(part -> part.get("package") + " " + part.get("version"))
        .toList()
        .toString();
  }

  @Test
  void whoeverRetiresTheOnlyPackageDoesNotGetItBack() throws Exception {
    TenantRelease asked =
        workshop
            .rules
            .activations()
            .retire(workshop.author, "belfry-default", "1.0.0", "We write our own")
            .orElseThrow();
    assertThat(workshop.settled(asked.id()).state()).isEqualTo("active");

    restart(SamplePackage.jar());
    assertThat(judging()).isEqualTo("[]");
    assertThat(workshop.runbookOf("Base", "k")).isNull();
    restart(SamplePackage.jar("Look twice."));
    assertThat(judging()).isEqualTo("[]");
  }

  @Test
  void whatIsShippedJudgesUntilSomebodyGoesBack() throws Exception {
    restart(SamplePackage.jar("Look twice."));
    assertThat(judging()).isEqualTo("[belfry-default 1.0.1]");

    TenantRelease back =
        workshop.rules.activations().rollback(workshop.author, null, "The first was better");
    assertThat(workshop.settled(back.id()).state()).isEqualTo("active");
    restart(SamplePackage.jar("Look twice."));
    assertThat(judging()).isEqualTo("[belfry-default 1.0.0]");
  }
}
