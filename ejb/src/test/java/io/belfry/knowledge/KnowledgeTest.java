package io.belfry.knowledge;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.catalogue.CatalogueFixture;
import io.belfry.event.Event;
import io.belfry.event.EventStore;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/** What closed events teach about an open one. */
class KnowledgeTest {
  private final CatalogueFixture catalogue = new CatalogueFixture(Event.class);
  private final EventStore events = new EventStore(catalogue.entities(), catalogue.tenant);
  private final Knowledge knowledge = new Knowledge(catalogue.entities(), catalogue.tenant);

  @AfterEach
  void close() {
    catalogue.close();
  }

  private void event(
      int number,
      String type,
      String service,
      String ci,
      String subject,
      @Nullable String runbook) {
    String id = new UUID(7, number).toString();
    String quoted = runbook == null ? "null, null" : "'%s', 'Title of %1$s'".formatted(runbook);
    catalogue.execute(
        ("insert into event (tenant_id, id, number, key, subject, type, source, service, ci,"
                + " severity, impact, urgency, priority, condition, owner_team, opened_at,"
                + " opened_by_rule, release, runbook, runbook_title) values (1, '%s', %d, 'k%2$d',"
                + " '%s', '%s', 's', '%s', '%s', 'major', 'low', 'low', 'P3', 'firing',"
                + " 'operations', '2026-03-01', 'r', 'r', %s)")
            .formatted(id, number, subject, type, service, ci, quoted));
    catalogue.execute(
        "insert into event_activity (tenant_id, event_id, alerts, last_alert_at) values (1, '"
            + id
            + "', 1, now())");
  }

  private void closed(int number, String solution) {
    catalogue.execute(
        ("update event set handling = 'closed', closed_at = '2026-03-02', cause_class = 'capacity',"
                + " cause = 'Why %d', solution = '%s' where number = %1$d")
            .formatted(number, solution));
  }

  private Advice about(int number) {
    return catalogue.inTenant(() -> knowledge.about(events.get(new UUID(7, number)), 5));
  }

  @Test
  void theMostSimilarStandsFirstAndSaysWhyAndHow() {
    event(1, "DiskFull", "shop", "host-1", "Disk /var on host-1 is 95 percent full", "disk");
    event(2, "DiskFull", "mail", "host-2", "Disk /home on host-2 is 91 percent full", "disk");
    event(3, "Latency", "shop", "host-1", "Checkout answers slowly", null);
    event(4, "Certificate", "dns", "host-9", "Certificate expires soon", null);
    event(5, "DiskFull", "shop", "host-1", "Disk /var on host-1 is 99 percent full", null);
    event(6, "Smart", "other", "", "Disk /var on host-7 is 95 percent full", null);
    closed(1, "Rotate the logs");
    closed(2, "Delete mails");
    closed(3, "Restart");
    closed(4, "Renew");
    closed(6, "Another sender");

    Advice advice = about(5);
    assertThat(advice.lessons()).extracting(Lesson::number).startsWith(1L).contains(2L, 6L, 3L);
    assertThat(advice.lessons()).extracting(Lesson::number).doesNotContain(4L, 5L);
    Lesson first = advice.lessons().get(0);
    assertThat(first.solution()).isEqualTo("Rotate the logs");
    assertThat(first.cause()).isEqualTo("Why 1");
    assertThat(first.causeClass()).isEqualTo("capacity");
    assertThat(first.grounds())
        .startsWith("the same type", "the same service", "the same CI")
        .last()
        .asString()
        .contains("alike");
    Advice.Recommended runbook = advice.runbook();
    assertThat(runbook).isNotNull();
    assertThat(runbook.id()).isEqualTo("disk");
    assertThat(runbook.grounds()).contains("2 of the").contains("event 1 most of all");
    Advice.Recommended matched = about(2).runbook();
    assertThat(matched).isNotNull();
    assertThat(matched.grounds()).contains("The rules found");
  }

  /** Each of its words and types is in hundreds of lessons, all of them together in one. */
  @Test
  void theMostSimilarIsFoundAmongThousandsThatAreLikeIt() {
    for (boolean isOneType : new boolean[] {false, true}) {
      catalogue.execute("delete from lesson_word");
      catalogue.execute("delete from lesson");
      catalogue.execute(
          ("insert into lesson (tenant_id, event_id, number, type, service, ci, subject, solution,"
                  + " closed_at) select 1, gen_random_uuid(), n, '%s', '', '', 'Link alpha' ||"
                  + " (n / 225) || ' to beta' || (n / 15 %% 15) || ' by gamma' || (n %% 15) ||"
                  + " ' lost', 'Try ' || n, timestamp '2026-03-01' + n * interval '1 second'"
                  + " from generate_series(0, %d) n")
              .formatted(isOneType ? "Link" : "Other", isOneType ? 900 : 3_374));
      catalogue.execute(
          "insert into lesson_word (tenant_id, word, event_id)"
              + " select tenant_id, unnest(belfry_lexemes(subject)), event_id from lesson");
      if (isOneType) {
        catalogue.execute("delete from lesson_word");
      } else {
        event(9_999, "Link", "", "", "Link alpha2 to beta7 by gamma11 lost", null);
      }
      assertThat(about(9_999).lessons().get(0).number())
          .as("of one type: %s", isOneType)
          .isEqualTo(2 * 225 + 7 * 15 + 11);
    }
  }

  @Test
  void whatIsOpenedAgainTeachesNothingAndWhatHasNoSolutionNeither() {
    event(1, "DiskFull", "shop", "", "Disk full", null);
    event(2, "DiskFull", "shop", "", "Disk full", null);
    event(3, "DiskFull", "shop", "", "Disk full", null);
    closed(1, "Rotate");
    catalogue.execute("update event set handling = 'closed' where number = 2");
    assertThat(about(3).lessons()).extracting(Lesson::number).containsExactly(1L);
    catalogue.execute("update event set solution = 'Better' where number = 1");
    assertThat(about(3).lessons()).extracting(Lesson::solution).containsExactly("Better");
    catalogue.execute("update event set handling = 'open', solution = null where number = 1");
    assertThat(about(3).lessons()).isEmpty();
    assertThat(about(3).runbook()).isNull();
  }

  @Test
  void subjectsThatAreNoWordsBreakNothing() {
    event(1, "T", "", "", "42 & | ! ( ) : * 17", null);
    event(2, "T", "", "", "''; drop table lesson -- <-> :*", null);
    closed(1, "Nothing");
    assertThat(about(2).lessons()).extracting(Lesson::number).containsExactly(1L);
    assertThat(about(1).lessons()).isEmpty();
  }
}
