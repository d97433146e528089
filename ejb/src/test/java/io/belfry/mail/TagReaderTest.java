package io.belfry.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.facts.Severity;
import io.belfry.mail.Schedule.Period;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class TagReaderTest {
  private static final Schedule DAILY = new Schedule(Period.DAY, 24, 2);

  @ParameterizedTest
  @CsvSource({
    ":info: Disk,INFO",
    ":info Disk,INFO",
    "Disk :INFO:,INFO",
    "Disk :Info,INFO",
    "[:warn:] Disk,WARNING",
    "(:warning) Disk,WARNING",
    ":critical::info: Disk,CRITICAL",
    "Disk :info:critical,CRITICAL",
    "Disk :warn:.,WARNING",
  })
  void aSeverityIsReadWithOrWithoutItsLastColon(String line, Severity severity) {
    Tags tags = TagReader.read(line);

    assertThat(tags.severity()).isEqualTo(severity);
    assertThat(tags.rest()).startsWith("Disk");
    assertThat(tags.rest()).doesNotContain(":");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Disk",
        "12:info: from the log",
        "std::info",
        "a:warn:",
        ":information:",
        ":infos",
        ":info-level",
        ":critical_path:",
        ": info :",
        ":",
        ""
      })
  void whatOnlyContainsTheWordIsNoTag(String line) {
    Tags tags = TagReader.read(line);

    assertThat(tags.severity()).isNull();
    assertThat(tags.rest()).isEqualTo(line);
  }

  @ParameterizedTest
  @CsvSource({
    ":sched-perhour-3/1: x,HOUR,3,1",
    ":sched-perhour-3: x,HOUR,3,0",
    ":sched-perday-24/2 x,DAY,24,2",
    "x :SCHED-PERDAY-1,DAY,1,0",
    "x :Sched-PerMonth-999999/999999:,MONTH,999999,999999",
    ":sched-permonth-2/0:x,MONTH,2,0",
  })
  void aScheduleSaysHowManyAreToCome(String line, Period period, int count, int variance) {
    assertThat(TagReader.read(line).schedules())
        .containsExactly(new Schedule(period, count, variance));
    assertThat(TagReader.read(line).rest()).isEqualTo("x");
  }

  @Test
  void severalSchedulesOfSeveralPeriodsAreSeveralAndTheFirstOfOnePeriodCounts() {
    Tags tags = TagReader.read(":sched-perday-24/2::sched-perhour-1::sched-perday-7:");

    assertThat(tags.schedules()).containsExactly(DAILY, new Schedule(Period.HOUR, 1, 0));
    assertThat(DAILY.label()).isEqualTo("perday-24/2");
    assertThat(tags.schedules())
        .allSatisfy(schedule -> assertThat(Schedule.of(schedule.label())).contains(schedule));
    assertThat(Schedule.of("perday-0/2")).isEmpty();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":sched-perhour-0:",
        ":sched-perhour-:",
        ":sched-perhour-3/:",
        ":sched-perhour-3/-1",
        ":sched-perhour--3",
        ":sched-perweek-3:",
        ":sched-perday-1000000",
        ":org::",
        ":svr:",
        ":svr:-web1",
      })
  void whatOnlyResemblesATagStaysAndIsNamed(String line) {
    Tags tags = TagReader.read("Report " + line);

    assertThat(tags.schedules()).isEmpty();
    assertThat(tags.svr() + tags.org()).isEmpty();
    assertThat(tags.rest()).isEqualTo("Report " + line);
    assertThat(tags.unread()).hasSize(1);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        ":org:Acme.Retail.shop: :svr:Web1.example.com: Disk full",
        ":org:acme.retail.shop :svr:web1.example.com Disk full",
        ":org:acme.retail.shop:svr:web1.example.com: Disk full",
        ":SVR:web1.example.com::ORG:acme.retail.shop:Disk full",
        "Disk :svr:web1.example.com. :org:acme.retail.shop full",
        "[:org:acme.retail.shop][:svr:web1.example.com] Disk full",
        "Disk full :org:acme.retail.shop :svr:web1.example.com :svr:web2 :org:other",
      })
  void organisationAndServerAreReadInAnyOrder(String line) {
    Tags tags = TagReader.read(line);

    assertThat(tags.org()).isEqualTo("acme.retail.shop");
    assertThat(tags.svr()).isEqualTo("web1.example.com");
    assertThat(tags.unread()).isEmpty();
    assertThat(tags.rest().replace(".", "").replace("  ", " ")).isEqualTo("Disk full");
  }

  @Test
  void theBodySaysOnlyWhatTheSubjectDoesNot() {
    Tags tags =
        TagReader.read(":info: :svr:web1: Report")
            .or(
                TagLines.read(
                    """
                    Hello
                    :critical: :org:acme :svr:web2:

                      :sched-perday-24/2:
                    :sched-perhour-1: and words
                    12:13 :warn: a line of a log
                    """));

    assertThat(tags.severity()).isEqualTo(Severity.INFO);
    assertThat(tags.svr()).isEqualTo("web1");
    assertThat(tags.org()).isEqualTo("acme");
    assertThat(tags.schedules()).containsExactly(DAILY);
    assertThat(tags.rest()).isEqualTo("Report");
  }

  /** Each valid tag is found in whatever order and case, and what stands between is kept. */
  @Test
  void anyMixtureOfTagsIsRead() {
    long seed = Long.getLong("belfry.seed", new Random().nextLong());
    Random random = new Random(seed);
    for (int round = 0; round < 20_000; round++) {
      String svr = "h" + random.nextInt(1000) + ".example.com";
      int count = 1 + random.nextInt(999_999);
      List<String> tags =
          new ArrayList<>(
              List.of(":critical", ":svr:" + svr, ":sched-permonth-" + count + "/7", ":org:a.b.c"));
      Collections.shuffle(tags, random);
      String line =
          tags.stream()
              .map(tag -> random.nextBoolean() ? tag : tag.toUpperCase(Locale.ROOT))
              .map(tag -> random.nextBoolean() ? tag + ":" : tag)
              .map(tag -> random.nextBoolean() ? tag + " " : tag)
              .collect(Collectors.joining("", "one ", " two"));

      Tags read = TagReader.read(line);

      String hint = "seed " + seed + ": " + line;
      assertThat(read.severity()).as(hint).isEqualTo(Severity.CRITICAL);
      assertThat(read.svr()).as(hint).isEqualTo(svr);
      assertThat(read.org()).as(hint).isEqualTo("a.b.c");
      assertThat(read.schedules()).as(hint).containsExactly(new Schedule(Period.MONTH, count, 7));
      assertThat(read.rest()).as(hint).isEqualTo("one two");
    }
  }

  @Test
  void nothingMakesItFailOrTakeLong() {
    long seed = Long.getLong("belfry.seed", new Random().nextLong());
    Random random = new Random(seed);
    String signs =
        ":::::--//.[](){} \t0123456789infowarncriticalsched-perhourdaymonthorgsvr\u00e9\ud83d\ude00";
    long start = System.nanoTime();
    for (int round = 0; round < 50_000; round++) {
      StringBuilder line = new StringBuilder();
      for (int i = random.nextInt(120); i > 0; i--) {
        line.append(signs.charAt(random.nextInt(signs.length())));
      }
      Tags tags = TagReader.read(line.toString());
      assertThat(tags.unread()).as("seed " + seed).hasSizeLessThanOrEqualTo(Tags.MOST_UNREAD);
      Subject.of(tags.rest());
    }
    for (String part :
        List.of(
            ":org:a", ":svr:", ":sched-perhour-1/", "a.", "-", "([", ":", "1:", "12:30 ", "9 ")) {
      String line = part.repeat(1000 / part.length());
      Subject.of(TagReader.read(line).rest());
    }
    assertThat(System.nanoTime() - start).as("seed " + seed).isLessThan(60_000_000_000L);
  }
}
