package io.belfry.facts;

import java.util.Map;

/** A fact that can tell its values, so that a decision can show its grounds to people. */
public interface Explained {

  /** What people call this fact, such as {@code service} or {@code matrix row}. */
  String factName();

  /** The values that rules may look at, by name, in a fixed order. */
  Map<String, String> factValues();
}
