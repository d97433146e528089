package io.belfry.engine;

/**
 * Gives equal values as the same object, most of the time: each alert brings its own copy of names
 * that facts then keep. It remembers a fixed number of them.
 */
final class Shared<T> {
  private final Object[] slots;

  /**
   * @param slots a power of two
   */
  Shared(int slots) {
    this.slots = new Object[slots];
  }

  /** An equal value, the same object as before where it is remembered. */
  @SuppressWarnings("unchecked")
  T same(T value) {
    int hash = value.hashCode();
    int slot = (hash ^ (hash >>> 15)) & (slots.length - 1);
    if (value.equals(slots[slot])) {
      return (T) slots[slot];
    }
    slots[slot] = value;
    return value;
  }
}
