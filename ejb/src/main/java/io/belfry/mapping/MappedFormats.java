package io.belfry.mapping;

import io.belfry.platform.Clock;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.platform.Line;
import io.belfry.platform.ShortMemory;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import java.util.function.BiFunction;

/**
 * The formats that mappings describe, for the door. It asks {@link #cached} first, which never
 * waits, and hands over to a thread that may wait for {@link #find} when that knows nothing. A
 * change made by this server counts at once, one made by another within {@link #MEMORY}.
 */
@ApplicationScoped
public class MappedFormats {
  static final Duration MEMORY = Duration.ofSeconds(5);
  private static final int MOST = 2_000;

  private final BiFunction<Long, String, Optional<StoredMapping>> lookup;
  private final Clock clock;
  private final ShortMemory<MappedFormat> known = new ShortMemory<>(MOST);

  // Apart from those that are known, so that guessing cannot push out mappings that are used.
  private final ShortMemory<Boolean> unknown = new ShortMemory<>(MOST);

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected MappedFormats() {
    this((tenant, name) -> Optional.empty(), null);
  }

  @Inject
  MappedFormats(MappingStore store, Clock clock) {
    this(store::find, clock);
  }

  MappedFormats(BiFunction<Long, String, Optional<StoredMapping>> lookup, Clock clock) {
    this.lookup = lookup;
    this.clock = clock;
  }

  /**
   * Returns the format if it was used a moment ago, without waiting for anything. Nothing means
   * that {@link #find} has to say.
   */
  public Optional<MappedFormat> cached(long tenant, String name) {
    return known.get(key(tenant, name), clock.now());
  }

  /**
   * Returns the format, asking the database where need be.
   *
   * @throws Fault not-found when the tenant has no mapping of that name
   */
  public MappedFormat find(long tenant, String name) {
    String key = key(tenant, name);
    Instant now = clock.now();
    Optional<MappedFormat> before = known.get(key, now);
    if (before.isPresent()) {
      return before.get();
    }
    if (MappingName.isOne(name) && unknown.get(key, now).isEmpty()) {
      Optional<StoredMapping> stored = lookup.apply(tenant, name);
      if (stored.isPresent()) {
        MappedFormat format = new MappedFormat(MappingReader.read(name, stored.get().document()));
        known.put(key, format, now.plus(MEMORY), now);
        return format;
      }
      unknown.put(key, true, now.plus(MEMORY), now);
    }
    throw new Fault(
        ErrorCode.NOT_FOUND,
        "There is no mapping (%s). Add it with POST /api/v1/mappings, or correct the address."
            .formatted(Line.shown(name)));
  }

  /** Forgets a mapping that was added, changed or removed. */
  void forget(long tenant, String name) {
    known.forget(key(tenant, name));
    unknown.forget(key(tenant, name));
  }

  private static String key(long tenant, String name) {
    return tenant + "/" + name;
  }
}
