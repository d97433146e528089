package io.belfry.event;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A filter and an order, as JPQL says them. */
final class EventQuery {
  private final StringBuilder where = new StringBuilder("e.tenantId = :tenant");
  private final Map<String, Object> values = new HashMap<>();
  private final EventOrder order;

  EventQuery(EventFilter filter, EventOrder order, @Nullable String cursor) {
    this.order = order;
    if (cursor != null) {
      long[] last =
          order == EventOrder.NEWEST ? Cursors.read(cursor, 0) : Cursors.read(cursor, 0, 0);
      where.append(" and ").append(order.after());
      values.put("number", last[last.length - 1]);
      if (last.length > 1) {
        values.put("rank", (int) last[0]);
      }
    }
    if (filter.isWithoutClosed()) {
      // The index of the list has only these.
      where.append(" and e.handling <> 'closed'");
    }
    among("state", filter.states());
    among("handling", filter.handlings());
    among("priority", filter.priorities());
    among("severity", filter.severities());
    equal("ownerTeam", filter.team());
    equal("service", filter.service());
    equal("key", filter.key());
    if (filter.unclassified() != null) {
      where.append(filter.unclassified() ? " and e.runbook is null" : " and e.runbook is not null");
    }
    if (filter.text() != null) {
      where.append(
          " and e.number in (select t.number from EventText t where t.tenantId = :tenant"
              + " and t.text like :text escape '!')");
      values.put("text", EventStore.like(filter.text()));
    }
    if (filter.since() != null) {
      where.append(" and e.openedAt >= :since");
      values.put("since", filter.since());
    }
    equal("causeId", filter.cause());
    if (filter.root() != null) {
      where.append(filter.root() ? " and e.causeId is null" : " and e.causeId is not null");
    }
    whose(filter.who());
  }

  private void whose(EventFilter.Who who) {
    if (EventFilter.Who.NOBODY.equals(who.assignee())) {
      where.append(" and e.handled.assignee is null");
    } else {
      equal("handled.assignee", who.assignee());
    }
    involved("responder", who.responder(), " and p.role = 'helper'", " and i.role = 'responder'");
    involved("interested", who.interested(), "", "");
  }

  private void involved(String name, @Nullable Long person, String how, String role) {
    if (person != null) {
      where
          // Neither looks at the event, so that the database asks each once and not for every row.
          .append(
              " and (e.handled.assignee = :%1$s or e.id in (select p.eventId from EventPerson p"
                  .formatted(name))
          .append(" where p.tenantId = :tenant and p.userId = :")
          .append(name)
          .append(how)
          .append(") or concat(e.severity, ' ', e.service) in (select concat(i.severity, ' ',")
          .append(" i.service) from EventInterest i where i.tenantId = :tenant and i.userId = :")
          .append(name)
          .append(role)
          .append("))");
      values.put(name, person);
    }
  }

  private void among(String attribute, List<String> words) {
    if (!words.isEmpty()) {
      where.append(" and e.%1$s in :%1$s".formatted(attribute));
      values.put(attribute, words);
    }
  }

  private void equal(String attribute, @Nullable Object value) {
    if (value != null) {
      String name = attribute.replace('.', '_');
      where.append(" and e.%s = :%s".formatted(attribute, name));
      values.put(name, value);
    }
  }

  String jpql() {
    return "select e from Event e where " + where + " order by " + order.by();
  }

  Map<String, Object> values() {
    return values;
  }
}
