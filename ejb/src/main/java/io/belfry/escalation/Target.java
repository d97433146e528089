package io.belfry.escalation;

import io.belfry.catalogue.ServiceHours;
import jakarta.persistence.Column;
import jakarta.persistence.Entity;
import jakarta.persistence.Id;
import jakarta.persistence.IdClass;
import jakarta.persistence.Table;
import jakarta.persistence.Version;
import java.io.Serializable;
import java.time.DayOfWeek;
import java.time.Duration;
import java.time.LocalTime;
import java.time.ZoneId;
import java.util.Arrays;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The targets of a priority, as people set them. */
@Entity
@IdClass(Target.Key.class)
@Table(name = "target")
public class Target {
  /** A priority has one. */
  public record Key(long tenantId, String priority) implements Serializable {}

  @Id
  @Column(name = "tenant_id", updatable = false)
  private long tenantId;

  @Id
  @Column(updatable = false)
  private String priority;

  private @Nullable Integer response;
  private @Nullable Integer resolution;

  @Column(name = "warn_percent")
  private int warnPercent;

  private @Nullable String zone;
  private Integer @Nullable [] days;
  private @Nullable LocalTime opens;
  private @Nullable LocalTime closes;

  @Version private int version;

  /** For the persistence provider. */
  @SuppressWarnings("NullAway.Init")
  protected Target() {}

  Target(Key key) {
    tenantId = key.tenantId();
    priority = key.priority();
  }

  void become(Aim aim) {
    response = seconds(aim.response());
    resolution = seconds(aim.resolution());
    warnPercent = aim.warnPercent();
    ServiceHours hours = aim.hours();
    zone = hours == null ? null : hours.zone().getId();
    days =
        hours == null
            ? null
            : hours.days().stream().map(DayOfWeek::getValue).toArray(Integer[]::new);
    opens = hours == null ? null : hours.opens();
    closes = hours == null ? null : hours.closes();
  }

  private static @Nullable Integer seconds(@Nullable Duration length) {
    return length == null ? null : Math.toIntExact(length.toSeconds());
  }

  public String priority() {
    return priority;
  }

  /** Returns what it says. */
  public Aim aim() {
    return new Aim(length(response), length(resolution), warnPercent, hours());
  }

  private static @Nullable Duration length(@Nullable Integer seconds) {
    return seconds == null ? null : Duration.ofSeconds(seconds);
  }

  private @Nullable ServiceHours hours() {
    if (zone == null || days == null) {
      return null;
    }
    return new ServiceHours(
        ZoneId.of(zone),
        Arrays.stream(days).map(DayOfWeek::of).collect(Collectors.toSet()),
        Objects.requireNonNull(opens),
        Objects.requireNonNull(closes));
  }

  /** Returns the number of changes so far; the ETag of the API. */
  public int version() {
    return version;
  }
}
