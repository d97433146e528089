package io.belfry.engine;

/**
 * Gives equal values as the same object, most of the time: each alert brings its own copy of names
 * that facts then keep. It remembers more of them the more there are, up to a bound; a tenant that
 * is seldom heard of takes next to nothing.
 */
final class Shared<T> {
  private static final int FEW = 16;

  private final int most;
  private Object[] slots;
  private int stored;

  /**
   * @param most how many it remembers at most, a power of two
   */
  Shared(int most) {
    this.most = most;
    this.slots = new Object[Math.min(FEW, most)];
  }

  /** An equal value, the same object as before where it is remembered. */
  @SuppressWarnings("unchecked")
  T same(T value) {
    int slot = slotOf(value);
    if (value.equals(slots[slot])) {
      return (T) slots[slot];
    }
    slots[slot] = value;
    if (++stored > slots.length && slots.length < most) {
      grow();
    }
    return value;
  }

  private int slotOf(Object value) {
    int hash = value.hashCode();
    return (hash ^ (hash >>> 15)) & (slots.length - 1);
  }

  private void grow() {
    Object[] before = slots;
    slots = new Object[2 * before.length];
    stored = 0;
    for (Object value : before) {
      if (value != null) {
        slots[slotOf(value)] = value;
      }
    }
  }
}
