package io.belfry.web.expectation;

import io.belfry.expectation.Holidays;
import java.time.LocalDate;
import java.util.List;

/** The holidays as the API shows them, in order. */
public record HolidaysView(List<String> days, int version) {
  static HolidaysView of(Holidays.Calendar calendar) {
    return new HolidaysView(
        calendar.days().stream().map(LocalDate::toString).toList(), calendar.version());
  }
}
