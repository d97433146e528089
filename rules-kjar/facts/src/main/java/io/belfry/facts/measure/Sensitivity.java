package io.belfry.facts.measure;

/** How far from normal a value may be before a dynamic threshold speaks. */
public enum Sensitivity {
  LOW,
  MEDIUM,
  HIGH
}
