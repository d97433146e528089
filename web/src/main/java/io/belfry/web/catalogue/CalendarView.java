package io.belfry.web.catalogue;

import io.belfry.catalogue.ServiceCalendar;
import io.belfry.catalogue.ServiceHours;
import java.util.List;

/** When somebody is there for a service, as the API shows it. */
public record CalendarView(
    String service, String zone, List<String> days, String opens, String closes, int version) {
  static CalendarView of(ServiceCalendar calendar) {
    ServiceHours hours = calendar.hours();
    return new CalendarView(
        calendar.service(),
        hours.zone().getId(),
        hours.dayWords(),
        hours.opens().toString(),
        hours.closes().toString(),
        calendar.version());
  }
}
