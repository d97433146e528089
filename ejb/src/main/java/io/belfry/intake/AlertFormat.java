package io.belfry.intake;

import io.belfry.platform.Fault;
import java.time.Instant;

/** One wire format. Its siblings are named after the tools that speak it. */
public interface AlertFormat {

  /** The word in figures and in alerts that name no source of their own. */
  String name();

  /** How many bytes a body may have, unpacked. */
  int limit();

  /**
   * Reads a body.
   *
   * @param now for formats in which an end in the past means recovery
   * @throws Fault when nothing of it can be read
   */
  Parsed parse(byte[] body, Instant now);
}
