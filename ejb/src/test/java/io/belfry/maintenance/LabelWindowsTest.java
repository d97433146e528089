package io.belfry.maintenance;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.catalogue.CatalogueFixture;
import io.belfry.facts.Level;
import io.belfry.identity.Caller;
import io.belfry.identity.CurrentCaller;
import io.belfry.journal.Change;
import io.belfry.journal.LabelMatcher;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.suppression.Recurrence;
import io.belfry.tenancy.Tenant;
import java.time.Duration;
import java.time.Instant;
import java.util.Collections;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Windows by what alerts say, windows that come again, and inhibitions. */
class LabelWindowsTest {
  private final CatalogueFixture catalogue =
      new CatalogueFixture(MaintenanceWindow.class, StoredInhibition.class);
  private final CurrentCaller caller = new CurrentCaller(catalogue.tenant);
  private final MaintenanceWindows windows =
      new MaintenanceWindows(
          catalogue.entities(),
          catalogue.tenant,
          caller,
          catalogue.services,
          catalogue.announcer,
          catalogue.clock,
          catalogue.notary);
  private final Inhibitions inhibitions =
      new Inhibitions(
          catalogue.entities(),
          catalogue.tenant,
          caller,
          catalogue.announcer,
          catalogue.clock,
          catalogue.notary);
  private final Instant noon = catalogue.clock.now();

  @BeforeEach
  void addAService() {
    caller.become(new Caller(Tenant.DEFAULT, "ada", Set.of(), Caller.Kind.USER));
    catalogue.inTenant(() -> catalogue.services.add("shop", "operations", Level.HIGH));
    catalogue.told();
  }

  @AfterEach
  void close() {
    catalogue.close();
  }

  private static LabelMatcher matcher(String text) {
    return Matchers.read("matchers", text);
  }

  private WindowDraft draft(
      @Nullable String service, @Nullable String rule, @Nullable String zone, String... matchers) {
    return new WindowDraft(
        service,
        List.of(matchers).stream().map(LabelWindowsTest::matcher).toList(),
        hours(1),
        hours(2),
        "patching",
        rule,
        zone,
        null);
  }

  private Instant hours(int number) {
    return noon.plus(Duration.ofHours(number));
  }

  private MaintenanceWindow plan(WindowDraft draft) {
    return catalogue.inTenant(() -> windows.plan(draft));
  }

  private Fault refusal(WindowDraft draft) {
    return catalogue.refusal(() -> windows.plan(draft));
  }

  @Test
  void theRulesAreToldWhatAWindowMatches() {
    MaintenanceWindow window = plan(draft("shop", null, null, "host=~\"web-.*\"", "env!=test"));
    assertThat(catalogue.told())
        .containsExactly(
            new Change.WindowPlanned(
                window.id().toString(),
                List.of(
                    new LabelMatcher("host", true, true, "web-.*"),
                    new LabelMatcher("env", false, false, "test"),
                    new LabelMatcher("service", true, false, "shop")),
                hours(1).toEpochMilli(),
                hours(2).toEpochMilli(),
                "",
                "",
                "patching"));
    MaintenanceWindow read = catalogue.inTenant(() -> windows.get(window.id()));
    assertThat(read.matchers()).hasSize(2);
    assertThat(catalogue.inTenant(windows::silences)).hasSize(1);
    catalogue.inTenant(() -> windows.end(window.id(), null));
    assertThat(catalogue.told()).containsExactly(new Change.WindowRemoved(window.id().toString()));
  }

  @Test
  void aWindowThatComesAgainSaysWhenItIsNext() {
    MaintenanceWindow window = plan(draft("shop", "FREQ=WEEKLY;BYDAY=MO;COUNT=3", "Europe/Zurich"));
    assertThat(((Change.WindowPlanned) catalogue.told().get(0)).zone()).isEqualTo("Europe/Zurich");
    assertThat(window.endsAt()).isEqualTo(hours(2).plus(Duration.ofDays(14)));
    assertThat(window.stateAt(hours(3))).isEqualTo(WindowState.ACTIVE);
    assertThat(window.nextAfter(hours(2)))
        .satisfies(
            next ->
                assertThat(next == null ? null : next.from())
                    .isEqualTo(hours(1).plus(Duration.ofDays(7))));
    assertThat(window.nextAfter(window.endsAt())).isNull();
    MaintenanceWindow ever = plan(draft("shop", "FREQ=DAILY", null));
    assertThat(ever.endsAt()).isAfter(hours(24 * 365 * 100));
    assertThat(ever.zone()).contains("UTC");
  }

  @Test
  void ofAWindowThatComesAgainTheRunningTimeEndsAlone() {
    MaintenanceWindow window = plan(draft("shop", "FREQ=DAILY;COUNT=3", "Europe/Zurich"));
    Change.WindowPlanned planned = (Change.WindowPlanned) catalogue.told().get(0);
    assertThat(catalogue.refusal(() -> windows.endTime(window.id(), null)))
        .hasMessageContaining("No time of the window (" + window.id() + ") is running")
        .extracting(Fault::code)
        .isEqualTo(ErrorCode.CONFLICT);

    catalogue.clock.advance(Duration.ofMinutes(90));
    MaintenanceWindow ended =
        catalogue.inTenant(() -> windows.endTime(window.id(), " done early "));
    Instant now = catalogue.clock.now();
    assertThat(ended.stateAt(now)).isEqualTo(WindowState.ACTIVE);
    assertThat(next(ended, now)).isEqualTo(hours(25));
    assertThat(ended.cancelledAt()).isEmpty();
    assertThat(ended.timeEndedAt()).contains(now);
    assertThat(ended.cancelledBy()).contains("ada");
    assertThat(ended.cancelReason()).contains("done early");
    Change.WindowPlanned told = (Change.WindowPlanned) catalogue.told().get(0);
    assertThat(told.resumes()).isEqualTo(now.toEpochMilli() + 1);
    assertThat(told.from()).isEqualTo(planned.from());
    assertThat(catalogue.sealed()).contains("maintenance-window.end-time");

    // Its last time is the window's end.
    catalogue.clock.advance(Duration.ofDays(2));
    MaintenanceWindow over = catalogue.inTenant(() -> windows.endTime(window.id(), null));
    assertThat(over.cancelledAt()).contains(catalogue.clock.now());
    assertThat(over.cancelReason()).isEmpty();
    assertThat(catalogue.told()).containsExactly(new Change.WindowRemoved(window.id().toString()));
  }

  @Test
  void theSeriesEndsWhenItIsAskedFor() {
    MaintenanceWindow window = plan(draft("shop", "FREQ=DAILY", null));
    catalogue.told();
    MaintenanceWindow ended = catalogue.inTenant(() -> windows.end(window.id(), "no more"));
    assertThat(ended.stateAt(hours(25))).isEqualTo(WindowState.PAST);
    assertThat(next(ended, noon)).isNull();
    assertThat(ended.cancelledBy()).contains("ada");
    assertThat(catalogue.told()).containsExactly(new Change.WindowRemoved(window.id().toString()));
    assertThat(catalogue.inTenant(() -> windows.endTime(window.id(), "again")).cancelReason())
        .contains("no more");
  }

  private static @Nullable Instant next(MaintenanceWindow window, Instant time) {
    Recurrence.Occurrence next = window.nextAfter(time);
    return next == null ? null : next.from();
  }

  @Test
  void whatCannotBeIsRefused() {
    assertThat(refusal(draft(null, null, null))).hasMessageContaining("for nothing");
    assertThat(refusal(draft(null, null, null, "host=~.*")))
        .hasMessageContaining("would match every alert");
    assertThat(refusal(draft(null, null, null, "host!=web-1")))
        .hasMessageContaining("would match every alert");
    assertThat(catalogue.refusal(() -> matcher("host=~[")))
        .hasMessageContaining("The expression ([) is none");
    List<LabelMatcher> broken = List.of(new LabelMatcher("host", true, true, "["));
    assertThat(catalogue.refusal(() -> Matchers.check("matchers", broken)))
        .hasMessageContaining("The expression ([) is none");
    assertThat(refusal(draft("shop", "FREQ=MINUTELY", null)))
        .hasMessageContaining("more often than once a day");
    assertThat(refusal(draft("shop", "EVERY SUNDAY", null))).hasMessageContaining("EVERY SUNDAY");
    assertThat(refusal(draft("shop", "FREQ=DAILY", "Mars/Olympus")))
        .hasMessageContaining("no time zone (Mars/Olympus)");
    assertThat(refusal(draft("nobody", null, null))).hasMessageContaining("no service (nobody)");
    assertThat(catalogue.refusal(() -> matcher("no operator")))
        .hasMessageContaining("cannot be read");
    List<LabelMatcher> many = Collections.nCopies(21, matcher("a=b"));
    assertThat(catalogue.refusal(() -> Matchers.check("matchers", many)))
        .hasMessageContaining("21 matchers");
    assertThat(catalogue.told()).isEmpty();
  }

  @Test
  void matchersComeBackFromTheirColumn() {
    List<LabelMatcher> matchers =
        List.of(matcher("a=~b"), matcher("a=\"~b\""), matcher("a!~b=c"), matcher("a!= x y "));
    assertThat(matchers.get(0).regex()).isTrue();
    assertThat(matchers.get(1)).isEqualTo(new LabelMatcher("a", true, false, "~b"));
    assertThat(matchers.get(3).value()).isEqualTo("x y");
    assertThat(Matchers.ofLines(Matchers.lines(matchers))).isEqualTo(matchers);
    assertThat(Matchers.ofLines("")).isEmpty();
  }

  @Test
  void theRulesAreToldAllInhibitionsAtEachChange() {
    InhibitionDraft down =
        new InhibitionDraft(
            List.of(matcher("type=ClusterDown")),
            List.of(matcher("severity=warning")),
            List.of("cluster", "az"),
            "the cluster is down");
    StoredInhibition first = catalogue.inTenant(() -> inhibitions.add(down));
    catalogue.clock.advance(Duration.ofSeconds(1));
    StoredInhibition second = catalogue.inTenant(() -> inhibitions.add(down));
    catalogue.inTenant(
        () -> {
          inhibitions.remove(first.id(), 0);
          return true;
        });
    assertThat(catalogue.told())
        .containsExactly(
            new Change.InhibitionsSet(List.of(first.asRule())),
            new Change.InhibitionsSet(List.of(first.asRule(), second.asRule())),
            new Change.InhibitionsSet(List.of(second.asRule())));
    assertThat(second.equal()).containsExactly("az", "cluster");
    catalogue.inTenant(() -> inhibitions.change(second.id(), 0, down));
    assertThat(catalogue.told()).isEmpty();
    assertThat(
            catalogue.refusal(
                () ->
                    inhibitions.add(
                        new InhibitionDraft(
                            List.of(matcher("a=b")), List.of(), List.of(), "nothing"))))
        .hasMessageContaining("would match every alert");
  }
}
