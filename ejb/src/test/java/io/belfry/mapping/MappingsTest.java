package io.belfry.mapping;

import static io.belfry.mapping.MappingReaderTest.json;
import static io.belfry.mapping.MappingsFixture.OTHER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;
import static org.assertj.core.api.Assertions.tuple;

import io.belfry.intake.Parsed;
import io.belfry.journal.Alert;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import io.belfry.platform.Page;
import io.belfry.tenancy.Tenant;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class MappingsTest {
  private static final long OURS = Tenant.DEFAULT;

  private final MappingsFixture fixture = new MappingsFixture();
  private final Mappings mappings = fixture.of(OURS);

  @AfterEach
  void close() {
    fixture.close();
  }

  private StoredMapping add(String name, String document) {
    return fixture.in(OURS, () -> mappings.add(name, json(document)));
  }

  private StoredMapping change(String name, @Nullable Integer version, String document) {
    return fixture.in(OURS, () -> mappings.change(name, version, json(document)));
  }

  private Fault refusedToAdd(String name, String document) {
    return fixture.refusal(OURS, () -> mappings.add(name, json(document)));
  }

  private boolean remove(String name, @Nullable Integer version) {
    mappings.remove(name, version);
    return true;
  }

  private String typeAtTheDoor(long tenant, String name) {
    return fixture
        .formats
        .find(tenant, name)
        .parse("{\"a\":\"A\",\"b\":\"B\"}".getBytes(StandardCharsets.UTF_8), fixture.clock.now())
        .alerts()
        .get(0)
        .type();
  }

  private ErrorCode refusedAtTheDoor(long tenant, String name) {
    return catchThrowableOfType(Fault.class, () -> fixture.formats.find(tenant, name)).code();
  }

  @Test
  void aMappingIsAddedReadListedChangedAndRemoved() {
    add("b", "{\"type\":\"$.b\"}");
    assertThat(add("a", "{\"type\":\"$.a\"}").document()).isEqualTo(json("{\"type\":\"$.a\"}"));
    Page<StoredMapping> first = fixture.in(OURS, () -> mappings.list(null, 1));
    assertThat(first.items()).extracting(StoredMapping::name).containsExactly("a");
    assertThat(fixture.in(OURS, () -> mappings.list(first.nextCursor(), 1)).items())
        .extracting(StoredMapping::name)
        .containsExactly("b");

    assertThat(change("a", 0, "{\"type\":\"$.x\"}").version()).isEqualTo(1);
    StoredMapping read = fixture.in(OURS, () -> mappings.get("a"));
    assertThat(read.document()).isEqualTo(json("{\"type\":\"$.x\"}"));
    assertThat(read.version()).isEqualTo(1);

    assertThat(fixture.in(OURS, () -> remove("a", 1))).isTrue();
    assertThat(fixture.refusal(OURS, () -> mappings.get("a")).code())
        .isEqualTo(ErrorCode.NOT_FOUND);
    List<?> sealed =
        fixture.in(
            OURS,
            () ->
                fixture
                    .persistence
                    .entities()
                    .createNativeQuery("select what from audit_log order by sequence")
                    .getResultList());
    assertThat(sealed.stream().map(String::valueOf))
        .containsSubsequence("mapping.add", "mapping.change", "mapping.remove");
  }

  @Test
  void whatWasDecidedOnAnOldVersionIsRefused() {
    add("a", "{\"type\":\"$.a\"}");
    change("a", null, "{\"type\":\"$.b\"}");

    assertThat(
            fixture.refusal(OURS, () -> mappings.change("a", 0, json("{\"type\":\"$.c\"}"))).code())
        .isEqualTo(ErrorCode.PRECONDITION_FAILED);
    assertThat(fixture.refusal(OURS, () -> remove("a", 0)).code())
        .isEqualTo(ErrorCode.PRECONDITION_FAILED);
    assertThat(fixture.in(OURS, () -> mappings.get("a")).document())
        .isEqualTo(json("{\"type\":\"$.b\"}"));
  }

  @ParameterizedTest
  @ValueSource(strings = {"Zabbix", "a/b", "", "try", "-a", "a\0", "a b", "ä"})
  void aNameThatCannotBeOneIsRefused(String name) {
    assertThat(refusedToAdd(name, "{\"type\":\"$\"}").errors())
        .extracting(ItemError::field)
        .containsExactly("name");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '`',
      value = {
        "{\"type\":\"x\"}|mapping.type",
        "{\"type\":\"$['\\ud83d']\"}|mapping.type",
        "{\"type\":\"$\",\"name\":\"a\"}|mapping.name",
        "[]|mapping",
        "null|mapping",
        "\"x\"|mapping",
      })
  void whatCannotBeUsedIsNotStored(String document, String field) {
    assertThat(refusedToAdd("a", document).errors())
        .extracting(ItemError::field)
        .containsExactly(field);
    assertThat(fixture.in(OURS, () -> mappings.list(null, 9)).items()).isEmpty();
  }

  @Test
  void aTakenNameAndAHugeDocumentAreRefused() {
    add("a".repeat(63), "{\"type\":\"$\"}");
    assertThat(refusedToAdd("a".repeat(64), "{\"type\":\"$\"}").code())
        .isEqualTo(ErrorCode.INVALID_VALUE);
    add("a", "{\"type\":\"$\"}");
    assertThat(refusedToAdd("a", "{\"type\":\"$\"}").code()).isEqualTo(ErrorCode.CONFLICT);
    assertThat(refusedToAdd("b", "{\"type\":\"" + "$".repeat(70_000) + "\"}").detail())
        .contains("Send at most 65536");
  }

  @Test
  void theNumberOfMappingsIsBounded() {
    for (int i = 0; i < MappingStore.MOST; i++) {
      add("m" + i, "{\"type\":\"$\"}");
    }
    assertThat(refusedToAdd("one-more", "{\"type\":\"$\"}").code()).isEqualTo(ErrorCode.CONFLICT);
  }

  @Test
  void theMappingsOfAnotherTenantAreNotThere() {
    add("a", "{\"type\":\"$.a\"}");
    Mappings theirs = fixture.of(OTHER);

    assertThat(fixture.refusal(OTHER, () -> theirs.get("a")).code()).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(fixture.in(OTHER, () -> theirs.list(null, 9)).items()).isEmpty();
    assertThat(
            fixture.refusal(OTHER, () -> theirs.change("a", null, json("{\"type\":\"$\"}"))).code())
        .isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(refusedAtTheDoor(OTHER, "a")).isEqualTo(ErrorCode.NOT_FOUND);

    fixture.in(OTHER, () -> theirs.add("a", json("{\"type\":\"$.b\"}")));
    assertThat(typeAtTheDoor(OTHER, "a")).isEqualTo("B");
    assertThat(typeAtTheDoor(OURS, "a")).isEqualTo("A");
  }

  /** Row-level security hides them even from a query that forgets the tenant. */
  @Test
  void theDatabaseItselfKeepsTenantsApart() {
    add("a", "{\"type\":\"$.a\"}");

    assertThat(fixture.<Object>in(OTHER, this::countOfAll)).isEqualTo(0L);
    assertThat(fixture.<Object>in(OURS, this::countOfAll)).isEqualTo(1L);
  }

  private Object countOfAll() {
    return fixture
        .persistence
        .entities()
        .createNativeQuery("select count(*) from mapping", Long.class)
        .getSingleResult();
  }

  @Test
  void theDoorAsksTheDatabaseOnceInAWhile() {
    assertThat(refusedAtTheDoor(OURS, "a")).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(refusedAtTheDoor(OURS, "a")).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(fixture.lookups).hasValue(1);
    assertThat(refusedAtTheDoor(OURS, "no such\0name")).isEqualTo(ErrorCode.NOT_FOUND);
    assertThat(fixture.lookups).as("what cannot be a name is not looked up").hasValue(1);

    add("a", "{\"type\":\"$.a\"}");
    assertThat(fixture.formats.cached(OURS, "a")).isEmpty();
    assertThat(typeAtTheDoor(OURS, "a")).isEqualTo("A");
    assertThat(fixture.formats.cached(OURS, "a")).isPresent();
    assertThat(typeAtTheDoor(OURS, "a")).isEqualTo("A");
    assertThat(fixture.lookups).hasValue(2);
  }

  @Test
  void aChangeHereCountsAtOnceAndOneElsewhereWithinSeconds() {
    add("a", "{\"type\":\"$.a\"}");
    assertThat(typeAtTheDoor(OURS, "a")).isEqualTo("A");
    change("a", 0, "{\"type\":\"$.b\"}");
    assertThat(typeAtTheDoor(OURS, "a")).isEqualTo("B");

    fixture.in(
        OURS,
        () ->
            fixture
                .persistence
                .entities()
                .createNativeQuery("update mapping set document = '{\"type\":\"$.a\"}'")
                .executeUpdate());
    assertThat(typeAtTheDoor(OURS, "a")).isEqualTo("B");
    fixture.clock.advance(MappedFormats.MEMORY.minus(Duration.ofMillis(1)));
    assertThat(typeAtTheDoor(OURS, "a")).isEqualTo("B");
    fixture.clock.advance(Duration.ofMillis(1));
    assertThat(fixture.formats.cached(OURS, "a")).isEmpty();
    assertThat(typeAtTheDoor(OURS, "a")).isEqualTo("A");

    fixture.in(OURS, () -> remove("a", null));
    assertThat(refusedAtTheDoor(OURS, "a")).isEqualTo(ErrorCode.NOT_FOUND);
  }

  @Test
  void tryingSaysWhatWouldComeOfABodyAndStoresNothing() {
    Parsed parsed =
        mappings.tryOut(
            json("{\"items\":\"$[*]\",\"type\":\"@.t\"}"), json("[{\"t\":\"A\"},{\"x\":1}]"));

    assertThat(parsed.alerts()).extracting(Alert::type).containsExactly("A");
    assertThat(parsed.alerts()).extracting(Alert::source).containsExactly("unnamed");
    assertThat(parsed.rejected())
        .extracting(ItemError::index, ItemError::field)
        .containsExactly(tuple(1, "type"));
    assertThat(
            mappings
                .tryOut(
                    json("{\"source\":\"zabbix\",\"type\":\"$.t\"}"),
                    json("\"{\\\"t\\\":\\\"from a text\\\"}\""))
                .alerts())
        .extracting(Alert::source, Alert::type)
        .containsExactly(tuple("zabbix", "from a text"));
    assertThat(fixture.in(OURS, () -> mappings.list(null, 9)).items()).isEmpty();
  }

  @Test
  void tryingNamesWhatIsWrongWithTheMappingOrTheBody() {
    assertThat(
            catchThrowableOfType(
                    Fault.class, () -> mappings.tryOut(json("{\"type\":\"t\"}"), json("{}")))
                .errors())
        .extracting(ItemError::field)
        .containsExactly("mapping.type");
    assertThat(
            catchThrowableOfType(
                    Fault.class, () -> mappings.tryOut(json("{\"type\":\"$\"}"), json("\"{\"")))
                .code())
        .isEqualTo(ErrorCode.MALFORMED_JSON);
  }
}
