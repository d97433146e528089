package io.belfry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.belfry.intake.Parsed;
import io.belfry.platform.Clock;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.ItemError;
import io.belfry.platform.Line;
import io.belfry.platform.Page;
import io.belfry.tenancy.CurrentTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The mappings of the current tenant. What is stored was read first, so that it can be used. */
@ApplicationScoped
public class Mappings {
  private static final String NAME = "name";
  private static final int LONGEST_NAME = 63;
  private static final int MOST_CHARACTERS = 64 << 10;

  private final MappingStore store;
  private final MappedFormats formats;
  private final CurrentTenant tenant;
  private final Clock clock;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Mappings() {
    this(null, null, null, null);
  }

  @Inject
  Mappings(MappingStore store, MappedFormats formats, CurrentTenant tenant, Clock clock) {
    this.store = store;
    this.formats = formats;
    this.tenant = tenant;
    this.clock = clock;
  }

  /** Returns mappings by name, those after {@code cursor}. */
  public Page<StoredMapping> list(@Nullable String cursor, int limit) {
    String after = cursor == null ? "" : Line.of("cursor", cursor, LONGEST_NAME);
    return Page.of(store.after(after, limit + 1), limit, StoredMapping::name);
  }

  /**
   * Returns the mapping of that name.
   *
   * @throws Fault not-found
   */
  public StoredMapping get(String name) {
    return store.get(name);
  }

  /**
   * Adds a mapping, whose name stands in it.
   *
   * @throws Fault missing-field or invalid-value, naming each field; conflict for a name that is
   *     taken
   */
  public StoredMapping add(JsonNode document) {
    JsonNode given = document.path(NAME);
    if (document.isObject() && !given.isTextual()) {
      throw Fault.ofField(
          ErrorCode.MISSING_FIELD, NAME, "The field (name) is missing", "Give it a name");
    }
    String name = document.isObject() ? MappingName.checked(given.textValue()) : "";
    StoredMapping added = store.add(name, checked(name, document));
    formats.forget(tenant.id(), name);
    return added;
  }

  /**
   * Replaces a mapping; the next alert is read by the new one.
   *
   * @param version the version that the change was decided on, or null for whichever it is
   * @throws Fault not-found; missing-field or invalid-value; precondition-failed when it changed
   *     since that version
   */
  public StoredMapping change(String name, @Nullable Integer version, JsonNode document) {
    if (document.has(NAME) && !document.path(NAME).asText().equals(name)) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          NAME,
          "The name (%s) cannot change".formatted(Line.shown(document.path(NAME).asText())),
          "Add another mapping, or leave the name out");
    }
    StoredMapping changed = store.change(name, version, checked(name, document));
    formats.forget(tenant.id(), name);
    return changed;
  }

  /**
   * Removes a mapping; what is sent to it is refused from then on.
   *
   * @param version the version that the removal was decided on, or null for whichever it is
   * @throws Fault not-found; precondition-failed
   */
  public void remove(String name, @Nullable Integer version) {
    store.remove(name, version);
    formats.forget(tenant.id(), name);
  }

  /**
   * Returns what would come of a body, and stores nothing.
   *
   * @param document a mapping, with or without a name
   * @param payload the body; a text is read as JSON
   * @throws Fault for a mapping that cannot be stored, with its fields beneath {@code mapping}, and
   *     for a body that cannot be read
   */
  public Parsed tryOut(JsonNode document, JsonNode payload) {
    Mapping mapping;
    try {
      JsonNode name = document.path(NAME);
      String source = name.isTextual() ? MappingName.checked(name.textValue()) : "mapping";
      mapping = MappingReader.read(source, checked(source, document));
    } catch (Fault refused) {
      throw new Fault(refused.code(), refused.detail(), beneathMapping(refused.errors()));
    }
    String body = payload.isTextual() ? payload.textValue() : payload.toString();
    return new MappedFormat(mapping).parse(body.getBytes(StandardCharsets.UTF_8), clock.now());
  }

  private static List<ItemError> beneathMapping(List<ItemError> errors) {
    return errors.stream()
        .map(
            error ->
                ItemError.of(
                    error.field() == null || error.field().isEmpty()
                        ? "mapping"
                        : "mapping." + error.field(),
                    error.reason(),
                    error.remedy()))
        .toList();
  }

  /** Returns the document as it is stored: without the name, and fit to be read again. */
  private static JsonNode checked(String name, JsonNode document) {
    JsonNode bare = document;
    if (document instanceof ObjectNode object) {
      bare = object.deepCopy().without(NAME);
    }
    MappingReader.read(name, bare);
    int length = bare.toString().length();
    if (length > MOST_CHARACTERS) {
      throw new Fault(
          ErrorCode.INVALID_VALUE,
          "The mapping has %d characters. Send at most %d.".formatted(length, MOST_CHARACTERS));
    }
    return bare;
  }
}
