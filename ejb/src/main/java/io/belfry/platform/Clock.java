package io.belfry.platform;

import jakarta.enterprise.context.ApplicationScoped;
import java.time.Instant;
import java.time.InstantSource;
import java.time.temporal.ChronoUnit;

/**
 * The one source of time. Nothing else in Belfry asks the machine what time it is, so that whoever
 * hosts the code can move it: a test to an hour from now, a replay to last week.
 */
@ApplicationScoped
public class Clock {
  private volatile InstantSource source = InstantSource.system();

  /**
   * Returns the present, cut to the microsecond, which is what the database keeps: a time that was
   * stored and read again equals itself.
   */
  public Instant now() {
    return source.instant().truncatedTo(ChronoUnit.MICROS);
  }

  /** Takes the time from {@code newSource} from here on. */
  public void follow(InstantSource newSource) {
    source = newSource;
  }
}
