package io.belfry.mapping;

import com.fasterxml.jackson.databind.JsonNode;
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
import org.jspecify.annotations.Nullable;

/** The mappings of the current tenant. What is stored was read first, so that it can be used. */
@ApplicationScoped
public class Mappings {
  private static final String FIELD = "mapping";

  /** The source of alerts of a mapping that has no name yet. */
  private static final String UNNAMED = "unnamed";

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
   * Adds a mapping.
   *
   * @throws Fault missing-field or invalid-value, naming each field; conflict for a name that is
   *     taken
   */
  public StoredMapping add(String name, JsonNode document) {
    MappingName.check(name);
    read(name, document);
    StoredMapping added = store.add(name, document);
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
    read(name, document);
    StoredMapping changed = store.change(name, version, document);
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
   * @param payload the body; a text is read as JSON
   * @throws Fault for a mapping that could not be stored, and for a body that cannot be read
   */
  public Parsed tryOut(JsonNode document, JsonNode payload) {
    Mapping mapping = read(UNNAMED, document);
    String body = payload.isTextual() ? payload.textValue() : payload.toString();
    return new MappedFormat(mapping).parse(body.getBytes(StandardCharsets.UTF_8), clock.now());
  }

  /** Reads what was sent in the field {@code mapping}. */
  private static Mapping read(String name, JsonNode document) {
    int length = document.toString().length();
    if (length > MOST_CHARACTERS) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE,
          FIELD,
          "The mapping has %d characters".formatted(length),
          "Send at most " + MOST_CHARACTERS);
    }
    try {
      return MappingReader.read(name, document);
    } catch (Fault refused) {
      throw new Fault(
          refused.code(),
          refused.detail(),
          refused.errors().stream().map(Mappings::beneath).toList());
    }
  }

  private static ItemError beneath(ItemError error) {
    String field = error.field();
    return ItemError.of(
        field == null || field.isEmpty() ? FIELD : FIELD + "." + field,
        error.reason(),
        error.remedy());
  }
}
