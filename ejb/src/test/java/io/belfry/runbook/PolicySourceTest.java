package io.belfry.runbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * What policies must not do although it compiles: an alert that a rule inserts by itself is one of
 * which the host said nothing, so that rules that ask it for its event do not see it.
 */
class PolicySourceTest {
  private static final Pattern MADE =
      Pattern.compile("\\bnew\\s+(?:[a-z]\\w*\\s*\\.\\s*)*AlertFact\\b");
  private static final Pattern TOLD = Pattern.compile("decisions\\s*\\.\\s*tell\\s*\\(\\s*$");

  @Test
  void noPolicyInsertsAnAlertThatItMadeUp() throws IOException {
    Path sources =
        Path.of(System.getProperty("belfry.policies"))
            .resolveSibling("../src/main/resources/io/belfry/policies");
    List<String> wrong = new ArrayList<>();
    int read = 0;
    try (Stream<Path> files = Files.list(sources)) {
      for (Path file : files.sorted().toList()) {
        wrong.addAll(madeUp(file.getFileName().toString(), Files.readString(file)));
        read++;
      }
    }
    assertThat(read).as("files of policies").isGreaterThanOrEqualTo(5);
    assertThat(wrong).isEmpty();
  }

  @Test
  void anAlertThatIsInsertedIsNamedWithItsFileAndLine() {
    String drl =
        """
        // insert(new AlertFact(...)) is not for rules.
        rule "One"
        when
        then
          decisions.tell(
              new AlertFact(1));
          insert(new AlertFact(2));
          AlertFact later = new
              io.belfry.facts.AlertFact(3);
          insert(later);
          insert( new AlertFactory() );
        end
        """;
    assertThat(madeUp("one.drl", drl))
        .containsExactly(
            "one.drl, line 7: makes an alert itself. Write decisions.tell(new AlertFact(..)).",
            "one.drl, line 8: makes an alert itself. Write decisions.tell(new AlertFact(..)).");
  }

  private static List<String> madeUp(String file, String drl) {
    List<String> wrong = new ArrayList<>();
    // As long as before, so that lines stay where they are.
    String code =
        Pattern.compile("//[^\n]*")
            .matcher(drl)
            .replaceAll(each -> " ".repeat(each.group().length()));
    Matcher made = MADE.matcher(code);
    while (made.find()) {
      String before = code.substring(0, made.start());
      if (!TOLD.matcher(before).find()) {
        wrong.add(
            "%s, line %d: makes an alert itself. Write decisions.tell(new AlertFact(..))."
                .formatted(file, before.chars().filter(letter -> letter == '\n').count() + 1));
      }
    }
    return wrong;
  }
}
