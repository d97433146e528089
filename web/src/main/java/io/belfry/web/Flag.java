package io.belfry.web;

import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;

/** A parameter that says yes or no. */
public final class Flag {
  private Flag() {}

  /**
   * Reads one; JAX-RS would read any word but true as false, so that a word that is misspelt does
   * what nobody asked for.
   *
   * @throws Fault invalid-value with the name for any other word than true and false
   */
  public static boolean of(String name, String value) {
    if (!value.equals("true") && !value.equals("false")) {
      throw Fault.ofField(
          ErrorCode.INVALID_VALUE, name, "It is neither true nor false", "Send one of the two");
    }
    return value.equals("true");
  }
}
