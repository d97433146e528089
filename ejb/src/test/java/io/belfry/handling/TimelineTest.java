package io.belfry.handling;

import static io.belfry.journal.SampleAlerts.firing;
import static io.belfry.journal.SampleAlerts.resolved;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.identity.Actor;
import io.belfry.identity.Caller;
import io.belfry.notification.OutboxWriter;
import io.belfry.platform.Fault;
import io.belfry.platform.FixedClock;
import io.belfry.platform.Page;
import io.belfry.platform.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** An event's story, of rules, messages and people, over the real line. */
class TimelineTest {
  private final PGSimpleDataSource database = TestDatabase.fresh();
  private final HandledRows rows = new HandledRows(database);
  private final FixedClock clock = new FixedClock();
  private final Workplace anna = new Workplace(database, clock, "anna", Caller.Kind.USER);
  private final Timeline timeline = new Timeline(anna.entities(), anna.tenant);
  private UUID event = new UUID(0, 0);

  @BeforeEach
  void aStory() throws Exception {
    rows.users("anna", "ben");
    try (HandledLine line =
        new HandledLine(database, clock, List.of(new OutboxWriter(), new Aftermath()))) {
      clock.advance(Duration.ofSeconds(1));
      line.deliver(firing("disk"));
      line.settle();
      event = UUID.fromString(rows.query("select id from event").get(0));
      act(new Act.Acknowledge("looking", null));
      act(new Act.Assign("ben", "yours"));
      act(new Act.Comment("hm"));
      act(new Act.Resolve(new Act.Findings("code", "a bug", "a fix"), null));
      clock.advance(Duration.ofSeconds(1));
      line.deliver(resolved("disk"), firing("disk"));
      line.settle();
    }
  }

  @AfterEach
  void close() {
    anna.close();
  }

  private void act(Act act) {
    clock.advance(Duration.ofSeconds(1));
    anna.act(event, act);
  }

  @Test
  void allThatHappenedStandsInOneOrder() {
    List<TimelineEntry> story = pages(false, 100);

    assertThat(story)
        .extracting(TimelineEntry::kind)
        .containsExactly(
            "decision",
            "decision",
            "decision",
            "notification",
            "action",
            "notification",
            "action",
            "comment",
            "notification",
            "notification",
            "action",
            "decision",
            "decision",
            "notification",
            "action");
    assertThat(story.get(4).by()).isEqualTo(Actor.user(1));
    assertThat(story.get(4).from()).isEqualTo("open");
    assertThat(story.get(4).to()).isEqualTo("acknowledged");
    assertThat(story.get(4).note()).isEqualTo("looking");
    assertThat(story.get(6).said("Anna", "Ben")).isEqualTo("Anna assigned it to Ben.");
    assertThat(story.get(6).whom()).isEqualTo(Actor.user(2));
    assertThat(story.get(10).said("Anna", ""))
        .isEqualTo("Anna resolved it. Cause: a bug Solution: a fix");
    assertThat(story.get(14).by()).isNull();
    assertThat(story.get(14).sentence())
        .isEqualTo("It fired again after it was resolved, so it is open again.");
  }

  @Test
  void pagesRunBothWaysWithoutGaps() {
    List<TimelineEntry> whole = pages(false, 100);
    assertThat(pages(false, 2)).isEqualTo(whole);
    List<TimelineEntry> backwards = new ArrayList<>(pages(true, 3));
    Collections.reverse(backwards);
    assertThat(backwards).isEqualTo(whole);
    assertThatThrownBy(() -> anna.inTenant(() -> timeline.of(event, false, "1-2", 5)))
        .isInstanceOf(Fault.class);
  }

  @Test
  void everyActionHasASentenceOfItsOwn() {
    for (Action action : Action.values()) {
      String sentence = Sentences.of(action.word(), "{\"step\":\"1\",\"done\":true}");
      assertThat(sentence).as(action.word()).doesNotContain("something").endsWith(".");
    }
    for (String own : List.of(Belfrys.EXPIRE, Belfrys.RECUR, Belfrys.WORSEN, Belfrys.LEFT_ALONE)) {
      assertThat(Sentences.of(own, "{}")).doesNotContain("{who}");
    }
  }

  private List<TimelineEntry> pages(boolean newestFirst, int limit) {
    List<TimelineEntry> all = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      String after = cursor;
      Page<TimelineEntry> page = anna.inTenant(() -> timeline.of(event, newestFirst, after, limit));
      all.addAll(page.items());
      cursor = page.nextCursor();
    } while (cursor != null);
    return all;
  }
}
