package io.belfry.benchmark;

import io.belfry.event.Event;
import io.belfry.event.EventFilter;
import io.belfry.event.EventInterest;
import io.belfry.event.EventOrder;
import io.belfry.event.EventPerson;
import io.belfry.event.EventStore;
import io.belfry.event.EventText;
import io.belfry.knowledge.Knowledge;
import io.belfry.measure.MeasureFilter;
import io.belfry.measure.Measures;
import io.belfry.platform.Clock;
import io.belfry.platform.TestDatabase;
import io.belfry.platform.TestPersistence;
import io.belfry.tenancy.CurrentTenant;
import io.belfry.tenancy.TenantGuard;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.time.Instant;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.postgresql.ds.PGSimpleDataSource;

/**
 * What people wait for when much is kept: the list of events by each filter and order, a month's
 * measures, similar events. Prints medians and 95th percentiles in milliseconds.
 */
final class PeopleFigures {
  private static final int ROUNDS = 40;
  private static final List<String> ANY = List.of();
  private static final List<String> NOT_CLOSED =
      List.of("open", "recovered", "acknowledged", "in-progress", "resolved");
  private static final UUID CAUSE = new UUID(0, 7);

  /** Every fifth event that is not closed is a symptom, of one of a few causes. */
  private static final String SYMPTOMS =
      "update event set cause_id = ('00000000-0000-0000-0000-' || lpad((1 + number % 9)::text, 12,"
          + " '0'))::uuid, cause_number = 1 + number % 9 where number % 33 in (0, 1)"
          + " and number % 5 = 0";

  private static final String EVENTS =
      """
      insert into event (tenant_id, id, number, key, subject, type, source, service, ci, severity,
          impact, urgency, priority, condition, owner_team, opened_at, cleared_at, opened_by_rule,
          release, handling, closed_at, closed_by, solution, cause, cause_class, assignee, runbook,
          runbook_title, escalated, started_at)
        select 1, gen_random_uuid(), n, 'key-' || n,
            (array['Disk','Queue','Checkout','Certificate','Replica','Login','Backup','Node'])[1 + n %% 8]
              || ' ' || (array['full','slow','failing','late','unreachable'])[1 + n %% 5] || ' on host-'
              || n %% 5000 || ' in rack ' || md5((n %% 900)::text),
            'Type' || n %% 300, 'prometheus', 'service-' || n %% 500, 'host-' || n %% 5000,
            (array['critical','major','minor','warning','info'])[1 + (n / 3) %% 5], 'low', 'low',
            'P' || 1 + (n / 7) %% 4, case when n %% 33 = 0 then 'firing' else 'cleared' end,
            'team-' || n %% 20, now() - (%1$d - n) * interval '365 days' / %1$d,
            case when n %% 33 = 0 then null else
              now() - (%1$d - n) * interval '365 days' / %1$d + interval '40 min' end, 'r', 'r',
            case when n %% 33 = 0 then
              (array['open','acknowledged','in-progress','resolved'])[1 + n %% 4]
              when n %% 99 = 1 then 'open' else 'closed' end,
            case when n %% 33 = 0 then null else
              now() - (%1$d - n) * interval '365 days' / %1$d + interval '90 min' end,
            'user:1', case when n %% 33 = 0 then null else 'It was restarted' end, 'Wear',
            case when n %% 33 = 0 then null else 'hardware' end,
            case when n %% 3 = 0 then 1 + n %% 50 end,
            case when n %% 10 = 0 then null else 'runbook-' || n %% 40 end, 'Runbook', n %% 9 = 0,
            now() - (%1$d - n) * interval '365 days' / %1$d - interval '1 min'
          from generate_series(1, %1$d) n
      """;

  private final PGSimpleDataSource database = TestDatabase.fresh();
  private final CurrentTenant tenant = new CurrentTenant();
  private final Map<String, EventFilter.Who> whose = new LinkedHashMap<>();
  private double worst;

  private PeopleFigures() {
    whose.put("assignee=<user>", new EventFilter.Who(7L, null, null));
    whose.put("assignee=none", new EventFilter.Who(EventFilter.Who.NOBODY, null, null));
    whose.put("interest=responder", new EventFilter.Who(null, 7L, null));
    whose.put("interest=interested", new EventFilter.Who(null, null, 7L));
  }

  /** Fills a database and prints the figures; returns whether all are within their bounds. */
  static boolean print(int events, int alerts) throws Exception {
    return new PeopleFigures().run(events, alerts);
  }

  private boolean run(int events, int alerts) throws Exception {
    fill(events);
    if (alerts > 0) {
      FilledJournal.fill(database, alerts);
    }
    sql("vacuum analyze");
    tenant.become(1);
    try (TestPersistence persistence =
        new TestPersistence(
            database, Event.class, EventPerson.class, EventInterest.class, EventText.class)) {
      EventStore store = new EventStore(persistence.entities(), tenant);
      System.out.printf(
          "%,d events, %,d alerts%n%-44s %9s %9s%n", events, alerts, "", "median", "p95");
      for (EventOrder order : EventOrder.values()) {
        filters()
            .forEach(
                (name, filter) ->
                    figure(
                        persistence,
                        name + ", " + order.name().toLowerCase(java.util.Locale.ROOT),
                        () -> store.list(filter, order, null, 50)));
      }
      boolean lists = worst < 100;
      Knowledge knowledge = new Knowledge(persistence.entities(), tenant);
      List<Event> some =
          in(persistence, () -> store.list(filter(NOT_CLOSED, ANY), EventOrder.NEWEST, null, 40))
              .items();
      int[] next = {0};
      worst = 0;
      figure(
          persistence,
          "similar events",
          () -> knowledge.about(some.get(next[0]++ % some.size()), 5));
      boolean similar = worst < 50;
      Clock clock = new Clock();
      Measures measures = new Measures(persistence.entities(), tenant, clock);
      Instant now = clock.now();
      worst = 0;
      figure(
          persistence,
          "measures of a month",
          () ->
              measures.of(new MeasureFilter(now.minus(Duration.ofDays(30)), now, null, null, ANY)));
      boolean month = worst < 2_000;
      System.out.printf(
          "lists under 100 ms: %s; similar under 50 ms: %s; month under 2 s: %s%n",
          lists, similar, month);
      return lists && similar && month;
    }
  }

  private Map<String, EventFilter> filters() {
    Map<String, EventFilter> filters = new LinkedHashMap<>();
    filters.put("all", filter(ANY, ANY));
    filters.put("not closed", filter(NOT_CLOSED, ANY));
    for (String state :
        new String[] {"open", "recovered", "acknowledged", "in-progress", "resolved", "closed"}) {
      filters.put("state=" + state, filter(List.of(state), ANY));
    }
    filters.put(
        "handling=open",
        new EventFilter(
            ANY,
            List.of("open"),
            ANY,
            ANY,
            null,
            null,
            null,
            null,
            null,
            EventFilter.Who.ANYBODY,
            null));
    filters.put("priority=P1, not closed", filter(NOT_CLOSED, List.of("P1")));
    filters.put("priority=P1", filter(ANY, List.of("P1")));
    filters.put("severity=critical", with(List.of("critical"), null, null, null, null, null));
    filters.put("team", with(ANY, "team-3", null, null, null, null));
    filters.put("service", with(ANY, null, "service-77", null, null, null));
    filters.put("unclassified", with(ANY, null, null, Boolean.TRUE, null, null));
    filters.put("key", with(ANY, null, null, null, "key-77", null));
    filters.put("q, many", with(ANY, null, null, null, null, "checkout"));
    filters.put("q, none", with(ANY, null, null, null, null, "no such words"));
    whose.forEach(
        (name, who) ->
            filters.put(
                name,
                new EventFilter(
                    NOT_CLOSED, ANY, ANY, ANY, null, null, null, null, null, who, null)));
    for (String order : new String[] {"cause=<event>", "root=true", "root=false"}) {
      filters.put(
          order,
          new EventFilter(
              order.startsWith("cause") ? ANY : NOT_CLOSED,
              ANY,
              ANY,
              ANY,
              null,
              null,
              null,
              null,
              null,
              EventFilter.Who.ANYBODY,
              null,
              order.startsWith("cause") ? CAUSE : null,
              order.startsWith("cause") ? null : Boolean.valueOf(order.endsWith("true"))));
    }
    filters.put(
        "since=24h",
        new EventFilter(
            ANY,
            ANY,
            ANY,
            ANY,
            null,
            null,
            null,
            null,
            null,
            EventFilter.Who.ANYBODY,
            Instant.now().minus(Duration.ofDays(1))));
    return filters;
  }

  private static EventFilter filter(List<String> states, List<String> priorities) {
    return new EventFilter(
        states, ANY, priorities, ANY, null, null, null, null, null, EventFilter.Who.ANYBODY, null);
  }

  private static EventFilter with(
      List<String> severities,
      @Nullable String team,
      @Nullable String service,
      @Nullable Boolean unclassified,
      @Nullable String key,
      @Nullable String text) {
    return new EventFilter(
        ANY,
        ANY,
        ANY,
        severities,
        team,
        service,
        unclassified,
        key,
        text,
        EventFilter.Who.ANYBODY,
        null);
  }

  private void figure(TestPersistence persistence, String name, Supplier<?> question) {
    double[] millis = new double[ROUNDS];
    for (int i = -3; i < ROUNDS; i++) {
      long before = System.nanoTime();
      Object unused = in(persistence, question);
      if (i >= 0) {
        millis[i] = (System.nanoTime() - before) / 1e6;
      }
    }
    Arrays.sort(millis);
    double late = millis[(int) (ROUNDS * 0.95)];
    worst = Math.max(worst, late);
    System.out.printf("%-44s %9.1f %9.1f%n", name, millis[ROUNDS / 2], late);
  }

  private static <T> T in(TestPersistence persistence, Supplier<T> question) {
    return persistence.inTransaction(
        entities -> {
          TenantGuard.bind(entities, 1);
          return question.get();
        });
  }

  private void fill(int events) throws SQLException {
    sql(
        "insert into team (tenant_id, id, name) select 1, 'team-' || n, 'T'"
            + " from generate_series(0, 19) n",
        "insert into service (tenant_id, name, owner_team, criticality, path) select 1, 'service-'"
            + " || n, 'team-' || n % 20, 'low', 'shop.part' || n % 40 || '.s' || n"
            + " from generate_series(0, 499) n",
        "insert into app_user (tenant_id, username, display_name, roles, password_hash,"
            + " password_change_required, created_at) select 1, 'user' || n, 'U', '{operator}',"
            + " 'x', false, now() from generate_series(1, 60) n",
        "insert into user_group (tenant_id, name, title) select 1, 'g' || n, 'G'"
            + " from generate_series(1, 20) n",
        "insert into group_member (tenant_id, group_name, user_id) select 1, 'g' || n, u"
            + " from generate_series(1, 20) n, generate_series(1, 50) u where (n + u) % 4 = 0",
        "insert into subscription (tenant_id, id, group_name, role, pattern, expression, severities)"
            + " select 1, gen_random_uuid(), 'g' || n, case n % 2 when 0 then 'responder' else"
            + " 'interested' end, 'shop.part' || n || '.*', '^shop\\.part' || n || '(\\..*)?$',"
            + " '{critical,major}' from generate_series(1, 20) n",
        EVENTS.formatted(events),
        SYMPTOMS,
        "insert into event_activity (tenant_id, event_id, alerts, last_alert_at)"
            + " select 1, id, 20, opened_at from event",
        "insert into event_action (tenant_id, event_id, at, actor, action, handling_before,"
            + " handling_after, detail) select 1, id, opened_at + interval '5 min', 'user:1',"
            + " 'acknowledge', 'open', 'acknowledged', '{}' from event where number % 2 = 0",
        "insert into outbox (tenant_id, key, event_id, team, subject, body, created_at, due_at,"
            + " state, occasion, sent_at) select 1, 'opened/' || id, id, owner_team, subject, 'b',"
            + " opened_at, opened_at, 'sent', 'opened', opened_at + interval '2 s' from event",
        "insert into lesson (tenant_id, event_id, number, type, service, ci, subject, runbook,"
            + " runbook_title, cause_class, cause, solution, closed_at) select 1, id, number, type,"
            + " service, ci, subject, runbook, runbook_title, cause_class, cause, solution, closed_at"
            + " from event where handling = 'closed'",
        "insert into lesson_word (tenant_id, word, event_id)"
            + " select 1, unnest(belfry_lexemes(subject)), event_id from lesson");
  }

  private void sql(String... statements) throws SQLException {
    try (Connection connection = database.getConnection();
        Statement statement = connection.createStatement()) {
      if (statements.length == 1) {
        statement.execute(statements[0]);
        return;
      }
      connection.setAutoCommit(false);
      TenantGuard.bindAll(connection);
      for (String each : statements) {
        statement.execute(each);
      }
      connection.commit();
    }
  }
}
