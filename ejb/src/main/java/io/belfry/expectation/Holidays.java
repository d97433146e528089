package io.belfry.expectation;

import io.belfry.catalogue.Announcer;
import io.belfry.identity.Notary;
import io.belfry.journal.Change;
import io.belfry.platform.ErrorCode;
import io.belfry.platform.Fault;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The days on which no timetable of the current tenant expects anything. */
@ApplicationScoped
@Transactional
@InTenant
public class Holidays {
  private final EntityManager entities;
  private final CurrentTenant tenant;
  private final Announcer announcer;
  private final Notary notary;

  /**
   * @param version the number of changes so far; the ETag of the API
   */
  public record Calendar(List<LocalDate> days, int version) {}

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Holidays() {
    this(null, null, null, null);
  }

  @Inject
  Holidays(EntityManager entities, CurrentTenant tenant, Announcer announcer, Notary notary) {
    this.entities = entities;
    this.tenant = tenant;
    this.announcer = announcer;
    this.notary = notary;
  }

  /** Returns them in order. */
  public Calendar get() {
    return read("");
  }

  /**
   * Declares them, all at once.
   *
   * @param version the version that the change was decided on, or null for whichever it is
   * @throws Fault invalid-value for what is no date, precondition-failed
   */
  public Calendar declare(List<String> dates, @Nullable Integer version) {
    List<LocalDate> days = Days.dates("days", dates);
    entities
        .createNativeQuery(
            "insert into holidays (tenant_id, days) values (:tenant, '') on conflict do nothing")
        .setParameter("tenant", tenant.id())
        .executeUpdate();
    Calendar before = read(" for update");
    if (version != null && version != before.version()) {
      throw new Fault(
          ErrorCode.PRECONDITION_FAILED,
          "The holidays are at version %d, not %d. Read them again."
              .formatted(before.version(), version));
    }
    if (days.equals(before.days())) {
      return before;
    }
    entities
        .createNativeQuery(
            "update holidays set days = :days, version = version + 1 where tenant_id = :tenant")
        .setParameter(
            "days", days.stream().map(LocalDate::toString).collect(Collectors.joining(" ")))
        .setParameter("tenant", tenant.id())
        .executeUpdate();
    announcer.tell(new Change.HolidaysSet(days));
    notary.seal("holidays.set", "holidays", Map.of("days", days.size()));
    return new Calendar(days, before.version() + 1);
  }

  private Calendar read(String lock) {
    List<?> rows =
        entities
            .createNativeQuery(
                "select days, version from holidays where tenant_id = :tenant" + lock)
            .setParameter("tenant", tenant.id())
            .getResultList();
    if (rows.isEmpty()) {
      return new Calendar(List.of(), 0);
    }
    Object[] row = (Object[]) rows.get(0);
    String days = (String) row[0];
    return new Calendar(
        days.isEmpty() ? List.of() : Arrays.stream(days.split(" ")).map(LocalDate::parse).toList(),
        ((Number) row[1]).intValue());
  }
}
