package io.belfry.catalogue;

import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.time.DayOfWeek;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.stream.Collectors;

/** When somebody is there for a service, as people set it. */
@Entity
@IdClass(Service.Key.class)
@Table(name = "service_calendar")
public class ServiceCalendar {
  @Id
  @Column(name = "tenant_id", updatable = false)
  private long tenantId;

  @Id
  @Column(name = "service", updatable = false)
  private String name;

  private String zone;
  private Integer[] days;
  private LocalTime opens;
  private LocalTime closes;

  @Version private int version;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected ServiceCalendar() {}

  ServiceCalendar(Service.Key key, ServiceHours hours) {
    tenantId = key.tenantId();
    name = key.name();
    zone = hours.zone().getId();
    days = numbers(hours);
    opens = hours.opens();
    closes = hours.closes();
  }

  void become(ServiceHours hours) {
    // The same again is no change: Hibernate compares an array by its elements.
    zone = hours.zone().getId();
    days = numbers(hours);
    opens = hours.opens();
    closes = hours.closes();
  }

  private static Integer[] numbers(ServiceHours hours) {
    return hours.days().stream().map(DayOfWeek::getValue).toArray(Integer[]::new);
  }

  /** Returns the name of the service. */
  public String service() {
    return name;
  }

  /** Returns what it says. */
  public ServiceHours hours() {
    return new ServiceHours(
        ZoneId.of(zone),
        Arrays.stream(days).map(DayOfWeek::of).collect(Collectors.toSet()),
        opens,
        closes);
  }

  /** Returns the number of changes so far; the ETag of the API. */
  public int version() {
    return version;
  }
}
