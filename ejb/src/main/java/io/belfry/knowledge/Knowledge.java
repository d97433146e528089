package io.belfry.knowledge;

import io.belfry.event.Event;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.InTenant;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import jakarta.persistence.EntityManager;
import jakarta.transaction.Transactional;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Finds closed events of the current tenant that are like another. Of what is quick to find, the
 * same type and service, the same type, the same CI and the rarest lexemes of the subject, up to a
 * few thousand are ranked, and the best hundred compared in every respect.
 */
@ApplicationScoped
@Transactional
@InTenant
public class Knowledge {
  /** Of a likeness of 1: the type, the service, the CI, the runbook, and what the subject says. */
  private static final String SEARCH =
      """
      with rare as materialized (
        select word, (select count(*) from (select from lesson_word w
              where w.tenant_id = :tenant and w.word = l.word limit 1000) known) as known
          from unnest(belfry_lexemes(:subject)) l (word) order by known, word limit 5),
      candidate as (
        (select event_id from (select event_id, subject_start, closed_at from lesson
              where tenant_id = :tenant and type = :type and service = :service
              order by closed_at desc limit 500) newest
            order by similarity(subject_start, left(:subject, 100)) desc, closed_at desc limit 20)
        union
        (select event_id from (select event_id, subject_start, closed_at from lesson
              where tenant_id = :tenant and type = :type limit 500) any_service
            order by similarity(subject_start, left(:subject, 100)) desc, closed_at desc limit 20)
        union
        (select event_id from (select event_id, subject_start, closed_at from lesson
              where tenant_id = :tenant and ci = :ci and ci <> ''
              order by closed_at desc limit 500) newest
            order by similarity(subject_start, left(:subject, 100)) desc, closed_at desc limit 20)
        union
        (select w.event_id from rare cross join lateral (
              select event_id from lesson_word
                where tenant_id = :tenant and word = rare.word limit 1000) w
            group by w.event_id
            order by sum(1.0\\:\\:float8 / greatest(rare.known, 1)) desc, w.event_id limit 50)),
      compared as (
        select l.*, similarity(l.subject, :subject) as same_letters
          from candidate c join lesson l on l.tenant_id = :tenant and l.event_id = c.event_id
          where l.event_id <> :event),
      rated as (
        select *, 0.3 * (type = :type)\\:\\:int
              + 0.15 * (service = :service and service <> '')\\:\\:int
              + 0.1 * (ci = :ci and ci <> '')\\:\\:int
              + 0.1 * (runbook is not null and runbook = :runbook)\\:\\:int
              + 0.35 * same_letters as likeness
          from compared)
      select event_id, number, subject, likeness, type = :type, service = :service and service <> '',
          ci = :ci and ci <> '', same_letters\\:\\:float8, runbook, runbook_title, cause_class, cause,
          solution, (extract(epoch from closed_at) * 1000000)\\:\\:bigint
        from rated where likeness >= 0.2
        order by likeness desc, closed_at desc
      """;

  private final EntityManager entities;
  private final CurrentTenant tenant;

  /** For the container's proxy. */
  @SuppressWarnings("NullAway")
  protected Knowledge() {
    this(null, null);
  }

  /** Creates it from what it works with. */
  @Inject
  public Knowledge(EntityManager entities, CurrentTenant tenant) {
    this.entities = entities;
    this.tenant = tenant;
  }

  /**
   * Returns what is known that may help with an event.
   *
   * @param limit how many lessons at most
   */
  public Advice about(Event event, int limit) {
    List<?> rows =
        entities
            .createNativeQuery(SEARCH)
            .setParameter("tenant", tenant.id())
            .setParameter("event", event.id())
            .setParameter("type", event.type())
            .setParameter("service", event.service())
            .setParameter("ci", event.ci())
            .setParameter("subject", event.subject())
            .setParameter("runbook", event.runbook() == null ? "" : event.runbook())
            .setMaxResults(limit)
            .getResultList();
    List<Lesson> lessons = rows.stream().map(row -> lesson((Object[]) row)).toList();
    return new Advice(lessons, recommended(event, lessons));
  }

  private static Lesson lesson(Object[] row) {
    List<String> grounds = new ArrayList<>();
    if (Boolean.TRUE.equals(row[4])) {
      grounds.add("the same type");
    }
    if (Boolean.TRUE.equals(row[5])) {
      grounds.add("the same service");
    }
    if (Boolean.TRUE.equals(row[6])) {
      grounds.add("the same CI");
    }
    double letters = ((Number) row[7]).doubleValue();
    if (letters >= 0.3) {
      grounds.add("a subject that is %d %% alike".formatted(Math.round(letters * 100)));
    }
    return new Lesson(
        (UUID) row[0],
        ((Number) row[1]).longValue(),
        (String) row[2],
        ((Number) row[3]).doubleValue(),
        grounds,
        (String) row[8],
        (String) row[9],
        (String) row[10],
        (String) row[11],
        (String) row[12],
        Instant.EPOCH.plus(((Number) row[13]).longValue(), ChronoUnit.MICROS));
  }

  /** What the rules matched; without it, what most of those that are alike were closed with. */
  private static Advice.@Nullable Recommended recommended(Event event, List<Lesson> lessons) {
    String matched = event.runbook();
    if (matched != null) {
      return new Advice.Recommended(
          matched,
          String.valueOf(event.runbookTitle()),
          "The rules found that it is for alerts of the type %s.".formatted(event.type()));
    }
    Map<String, List<Lesson>> byRunbook =
        lessons.stream()
            .filter(lesson -> lesson.runbook() != null)
            .collect(
                Collectors.groupingBy(
                    lesson -> String.valueOf(lesson.runbook()),
                    LinkedHashMap::new,
                    Collectors.toList()));
    return byRunbook.entrySet().stream()
        .max(
            Comparator.comparingDouble(
                entry -> entry.getValue().stream().mapToDouble(Lesson::likeness).sum()))
        .map(
            entry ->
                new Advice.Recommended(
                    entry.getKey(),
                    String.valueOf(entry.getValue().get(0).runbookTitle()),
                    "%d of the %d closed events that are most alike had it; event %d most of all."
                        .formatted(
                            entry.getValue().size(),
                            lessons.size(),
                            entry.getValue().get(0).number())))
        .orElse(null);
  }
}
