package io.belfry.engine;

/**
 * Names a deadline.
 *
 * @param what tells deadlines of different rules for one key apart, empty when there is only one
 */
public record Awaited(String what, String key) implements Comparable<Awaited> {

  @Override
  public int compareTo(Awaited other) {
    int byWhat = what.compareTo(other.what);
    return byWhat != 0 ? byWhat : key.compareTo(other.key);
  }
}
