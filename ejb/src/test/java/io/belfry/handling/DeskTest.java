package io.belfry.handling;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import io.belfry.event.Event;
import io.belfry.event.EventFilter;
import io.belfry.event.EventFilter.Who;
import io.belfry.event.EventOrder;
import io.belfry.event.LiveStream;
import io.belfry.identity.Caller;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.FixedClock;
import io.belfry.platform.Page;
import io.belfry.platform.TestDatabase;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.postgresql.ds.PGSimpleDataSource;

/** Several events at once, who hears of it, and the lists that people work from. */
class DeskTest {
  private final PGSimpleDataSource database = TestDatabase.fresh();
  private final HandledRows rows = new HandledRows(database);
  private final FixedClock clock = new FixedClock();
  private final Workplace anna = new Workplace(database, clock, "anna", Caller.Kind.USER);
  private final LiveStream live = new LiveStream();
  private final List<LiveStream.Change> heard = new ArrayList<>();
  private UUID mild = new UUID(0, 0);
  private UUID bad = new UUID(0, 0);

  @BeforeEach
  void twoEvents() {
    rows.users("anna", "ben");
    mild = rows.event(1, "disk", "P3");
    bad = rows.event(2, "power", "P1");
    rows.run("update event set severity = 'warning' where id = ?", mild);
    live.listen(heard::add);
  }

  @AfterEach
  void close() {
    anna.close();
  }

  /** Opens a transaction for each action, as the container does. */
  private final class EachAlone extends Handlings {
    @Override
    public HandledEvent act(UUID id, @Nullable Integer version, Act act) {
      return anna.act(id, version, act);
    }

    @Override
    public @Nullable Long number(UUID id) {
      return anna.inTenant(() -> Optional.ofNullable(anna.handlings.number(id))).orElse(null);
    }
  }

  private Desk.Outcome onAll(List<UUID> events, Act act) {
    return new Desk(new EachAlone(), live, anna.tenant).actOnAll(events, act);
  }

  @Test
  void whatOneEventRefusesDoesNotHinderTheOthers() {
    UUID none = new UUID(1, 1);

    Desk.Outcome outcome =
        onAll(List.of(mild, bad, none, mild), new Act.Close(Act.Findings.NONE, null));

    assertThat(outcome.done()).containsExactly(new Desk.Done(mild, 1));
    assertThat(outcome.refused())
        .extracting(Desk.Refused::id, Desk.Refused::number, Desk.Refused::code)
        .containsExactly(
            tuple(bad, 2L, ErrorCode.MISSING_FIELD), tuple(none, null, ErrorCode.NOT_FOUND));
    assertThat(heard)
        .containsExactly(
            new LiveStream.Change(1, List.of(new LiveStream.ChangedEvent(mild, 1, "handled")), 0));
  }

  @Test
  void noMoreThanFiveHundredAtOnce() {
    assertThatThrownBy(
            () -> onAll(Collections.nCopies(501, mild), new Act.Comment("hello everybody")))
        .isInstanceOfSatisfying(
            Fault.class, fault -> assertThat(fault.errors().get(0).field()).isEqualTo("ids"));
    assertThat(heard).isEmpty();
  }

  @Test
  void theWorstComesFirstAndOfThoseWhatNobodyTookOn() {
    rows.event(3, "net", "P2");
    rows.event(4, "mail", "P2");
    rows.event(5, "dns", "P2");
    rows.run("update event set severity = 'critical' where number = 2");
    anna.act(new UUID(7, 4), new Act.Assign("ben", null));
    anna.act(new UUID(7, 5), new Act.Close(new Act.Findings("code", "c", "s"), null));

    assertThat(numbers(open(Who.ANYBODY), EventOrder.WORST)).containsExactly(2L, 3L, 4L, 1L);
    assertThat(numbers(open(Who.ANYBODY), EventOrder.NEWEST)).containsExactly(4L, 3L, 2L, 1L);
    assertThatThrownBy(
            () ->
                anna.inTenant(() -> anna.events.list(open(Who.ANYBODY), EventOrder.WORST, "7", 1)))
        .isInstanceOf(Fault.class);
  }

  @Test
  void everybodyFindsTheirOwn() {
    UUID helped = rows.event(3, "net", "P2");
    UUID watched = rows.event(4, "mail", "P2");
    anna.act(bad, new Act.Assign("anna", null));
    anna.act(helped, new Act.Help("anna", false));
    anna.act(watched, new Act.Watch(true));
    anna.act(mild, new Act.Assign("ben", null));

    assertThat(numbers(open(new Who(1L, null, null)), EventOrder.NEWEST)).containsExactly(2L);
    assertThat(numbers(open(new Who(2L, null, null)), EventOrder.NEWEST)).containsExactly(1L);
    assertThat(numbers(open(new Who(Who.NOBODY, null, null)), EventOrder.NEWEST))
        .containsExactly(4L, 3L);
    assertThat(numbers(open(new Who(null, 1L, null)), EventOrder.NEWEST)).containsExactly(3L, 2L);
    assertThat(numbers(open(new Who(null, null, 1L)), EventOrder.NEWEST))
        .containsExactly(4L, 3L, 2L);
    assertThat(numbers(open(new Who(-1L, null, null)), EventOrder.NEWEST)).isEmpty();
  }

  @Test
  void aListIsNarrowedBySeverityAndTime() {
    List<String> any = List.of();
    assertThat(
            numbers(
                new EventFilter(
                    any,
                    List.of("open"),
                    any,
                    List.of("warning"),
                    null,
                    null,
                    null,
                    null,
                    null,
                    Who.ANYBODY,
                    null),
                EventOrder.NEWEST))
        .containsExactly(1L);
    assertThat(numbers(since(Instant.parse("2026-03-02T11:00:00Z")), EventOrder.NEWEST))
        .containsExactly(2L, 1L);
    assertThat(numbers(since(Instant.parse("2026-03-02T11:00:01Z")), EventOrder.NEWEST)).isEmpty();
  }

  private static EventFilter since(Instant time) {
    List<String> any = List.of();
    return new EventFilter(any, any, any, any, null, null, null, null, null, Who.ANYBODY, time);
  }

  private static EventFilter open(Who who) {
    List<String> any = List.of();
    return new EventFilter(
        List.of("open", "recovered", "flapping", "acknowledged", "in-progress", "resolved"),
        any,
        any,
        any,
        null,
        null,
        null,
        null,
        null,
        who,
        null);
  }

  /** Reads the list page by page, a row each. */
  private List<Long> numbers(EventFilter filter, EventOrder order) {
    List<Long> numbers = new ArrayList<>();
    @Nullable String cursor = null;
    do {
      String after = cursor;
      Page<Event> page = anna.inTenant(() -> anna.events.list(filter, order, after, 1));
      page.items().forEach(event -> numbers.add(event.number()));
      cursor = page.nextCursor();
    } while (cursor != null);
    return numbers;
  }
}
