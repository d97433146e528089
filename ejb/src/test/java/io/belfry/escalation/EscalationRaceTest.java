package io.belfry.escalation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.belfry.facts.Priority;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import javax.sql.DataSource;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.postgresql.PGConnection;

/** Servers that race, and some that die. */
@Timeout(120)
class EscalationRaceTest extends VirtualTime {
  @Test
  void twoServersThatRaceAndRestartsTellEachStepExactlyOnce() throws Exception {
    int events = 60;
    for (int i = 0; i < events; i++) {
      open(new UUID(7, i), Priority.P1);
    }
    Random random = new Random(20261121);
    ExecutorService threads = Executors.newFixedThreadPool(2);
    try {
      Escalations one = server();
      Escalations two = server();
      for (int minute = 0; minute < 100; minute++) {
        clock.advance(Duration.ofMinutes(1));
        if (random.nextInt(5) == 0) {
          one = server();
        }
        if (random.nextInt(5) == 0) {
          two = server();
        }
        if (minute % 15 == 14 || random.nextInt(4) == 0) {
          race(threads, one, two);
        }
      }
    } finally {
      threads.shutdownNow();
    }
    // Two rounds of two steps, each of which tells two.
    assertThat(query("select count(*)::text from outbox")).containsExactly("" + events * 8);
    assertThat(
            query(
                "select count(*)::text from (select event_id, split_part(key, '/', 3) as place,"
                    + " team, person from outbox group by 1, 2, 3, 4 having count(*) > 1) twice"))
        .containsExactly("0");
    assertThat(query("select state || ' ' || count(*) from escalation_due group by state"))
        .containsExactly("told " + events * 4);
  }

  private static void race(ExecutorService threads, Escalations one, Escalations two)
      throws Exception {
    CyclicBarrier together = new CyclicBarrier(2);
    List<Future<?>> both = new ArrayList<>();
    for (Escalations each : List.of(one, two)) {
      both.add(
          threads.submit(
              () -> {
                together.await(10, TimeUnit.SECONDS);
                while (each.doWhatIsDue() > 0) {
                  // Until nothing is due any more.
                }
                return true;
              }));
    }
    for (Future<?> each : both) {
      Object unused = each.get(60, TimeUnit.SECONDS);
    }
  }

  /** Wherever its connection is cut after it took a step, another tells it, once. */
  @Test
  void aServerThatDiesInItsTransactionLeavesTheStepToTheNext() throws Exception {
    open(EVENT, Priority.P1);
    List<String> cuts =
        List.of(
            "update escalation_due set state",
            "insert into outbox",
            "update event set escalated",
            "insert into escalation_due",
            "commit");
    // Of the usual four steps the first is told by the last of these, so each is cut down alone.
    clock.advance(Duration.ofMinutes(15));
    for (String cut : cuts) {
      Escalations dying = new Escalations(dying(cut), clock::now, told::incrementAndGet);
      assertThatThrownBy(dying::doWhatIsDue).as(cut).isInstanceOf(SQLException.class);
      assertThat(query("select state from escalation_due")).as(cut).containsExactly("waiting");
      assertThat(query("select key from outbox")).as(cut).isEmpty();
    }
    assertThat(after(Duration.ZERO))
        .containsExactly("dba", "ada [P1] Not acknowledged for 15m: Disk full");
    assertThat(after(Duration.ofMinutes(15)))
        .containsExactly("bob", "ada [P1] Not acknowledged for 30m: Disk full");
    assertThat(query("select count(*)::text from outbox")).containsExactly("4");
  }

  /** The database as a server sees it whose connection is cut as it reaches a statement. */
  private DataSource dying(String cut) {
    return proxy(
        DataSource.class,
        (self, method, values) -> {
          Object result = call(method, database, values);
          return result instanceof Connection connection ? dying(connection, cut) : result;
        });
  }

  private Connection dying(Connection connection, String cut) {
    return proxy(
        Connection.class,
        (self, method, values) -> {
          boolean reached =
              method.getName().equals(cut)
                  || (method.getName().equals("prepareStatement")
                      && String.valueOf(values[0]).startsWith(cut));
          // What is due is claimed by then; the other transaction has nothing to commit.
          if (reached && isClaimed()) {
            int pid = connection.unwrap(PGConnection.class).getBackendPID();
            List<String> unused = query("select pg_terminate_backend(%d)::text".formatted(pid));
          }
          return call(method, connection, values);
        });
  }

  private boolean isClaimed() throws SQLException {
    return query(
            "select 1 from event e where not exists (select from (select id from event"
                + " for update skip locked) free where free.id = e.id)")
        .contains("1");
  }

  private static <T> T proxy(Class<T> type, InvocationHandler handler) {
    return type.cast(Proxy.newProxyInstance(type.getClassLoader(), new Class<?>[] {type}, handler));
  }

  private static Object call(Method method, Object target, Object[] values) throws Throwable {
    try {
      return method.invoke(target, values);
    } catch (InvocationTargetException failure) {
      throw failure.getCause() == null ? failure : failure.getCause();
    }
  }
}
