package io.belfry.pattern;

import static org.assertj.core.api.Assertions.assertThat;

import io.belfry.catalogue.CatalogueFixture;
import io.belfry.facts.Severity;
import io.belfry.facts.pattern.PatternKind;
import io.belfry.identity.Caller;
import io.belfry.identity.CurrentCaller;
import io.belfry.journal.Change;
import io.belfry.journal.LabelMatcher;
import io.belfry.journal.Pattern;
import io.belfry.platform.ErrorCode;
import io.belfry.tenancy.Tenant;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class PatternsTest {
  private static final List<LabelMatcher> LOGINS =
      List.of(new LabelMatcher("type", true, false, "Login"));
  private static final PatternDraft THREE =
      new PatternDraft(
          PatternKind.COUNT,
          "Many logins",
          LOGINS,
          List.of(),
          List.of("host"),
          60_000,
          3,
          Severity.MAJOR);

  private final CatalogueFixture catalogue = new CatalogueFixture(StoredPattern.class);
  private final CurrentCaller caller = new CurrentCaller(catalogue.tenant);
  private final Patterns patterns =
      new Patterns(
          catalogue.entities(),
          catalogue.tenant,
          caller,
          catalogue.announcer,
          catalogue.clock,
          catalogue.notary);

  @BeforeEach
  void begin() {
    caller.become(new Caller(Tenant.DEFAULT, "ada", Set.of(), Caller.Kind.USER));
    catalogue.told();
  }

  @AfterEach
  void close() {
    catalogue.close();
  }

  @Test
  void theRulesAreToldOfAllPatternsAtEachChange() {
    StoredPattern added = catalogue.inTenant(() -> patterns.add(THREE));
    PatternDraft five = with(THREE, 5);
    int changed =
        catalogue.inTenant(() -> patterns.change(added.id(), added.version(), five)).version();
    assertThat(catalogue.inTenant(() -> patterns.get(added.id())).asRule().count()).isEqualTo(5);
    assertThat(catalogue.refused(() -> patterns.change(added.id(), added.version(), THREE)))
        .isEqualTo(ErrorCode.PRECONDITION_FAILED);
    catalogue.inTenant(
        () -> {
          patterns.remove(added.id(), changed);
          return true;
        });
    Pattern first =
        new Pattern(
            added.id().toString(),
            PatternKind.COUNT,
            "Many logins",
            LOGINS,
            List.of(),
            List.of("host"),
            60_000,
            3,
            Severity.MAJOR);
    assertThat(catalogue.told()).first().isEqualTo(new Change.PatternsSet(List.of(first)));
    assertThat(catalogue.inTenant(patterns::list)).isEmpty();
  }

  @Test
  void whatCannotComeAboutIsRefused() {
    refuses("count", with(THREE, 1));
    refuses(
        "count",
        new PatternDraft(
            PatternKind.THEN, "A", LOGINS, LOGINS, List.of(), 60_000, 2, Severity.MAJOR));
    refuses(
        "then",
        new PatternDraft(
            PatternKind.THEN, "A", LOGINS, List.of(), List.of(), 60_000, 1, Severity.MAJOR));
    refuses(
        "then",
        new PatternDraft(
            PatternKind.COUNT, "A", LOGINS, LOGINS, List.of(), 60_000, 2, Severity.MAJOR));
    refuses(
        "first",
        new PatternDraft(
            PatternKind.COUNT, "A", List.of(), List.of(), List.of(), 60_000, 2, Severity.MAJOR));
    refuses(
        "severity",
        new PatternDraft(
            PatternKind.COUNT, "A", LOGINS, List.of(), List.of(), 60_000, 2, Severity.INFO));
    refuses(
        "equal",
        new PatternDraft(
            PatternKind.COUNT, "A", LOGINS, List.of(), List.of("a b"), 60_000, 2, Severity.MAJOR));
    assertThat(catalogue.told()).isEmpty();
  }

  private void refuses(String field, PatternDraft draft) {
    assertThat(catalogue.refusal(() -> patterns.add(draft)).errors())
        .singleElement()
        .satisfies(error -> assertThat(error.field()).isEqualTo(field));
  }

  private static PatternDraft with(PatternDraft draft, int count) {
    return new PatternDraft(
        draft.kind(),
        draft.title(),
        draft.first(),
        draft.then(),
        draft.equal(),
        draft.within(),
        count,
        draft.severity());
  }
}
