package io.belfry.journal;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/**
 * Loses what it is told to, in turn: the answer to a commit that took place, the next connection,
 * and the answer to where the journal ends.
 */
final class LosingDatabase {
  private final DataSource database;
  private final Queue<String> losses = new ConcurrentLinkedQueue<>();
  private volatile Runnable meanwhile = () -> {};

  LosingDatabase(DataSource database) {
    this.database = database;
  }

  /** From the next commit on; {@code told} runs before anybody misses its answer. */
  void onNextCommit(Runnable told) {
    meanwhile = told;
    losses.addAll(List.of("commit", "getConnection", "executeQuery"));
  }

  /** What it has yet to lose. */
  int left() {
    return losses.size();
  }

  DataSource source() {
    return (DataSource) losing(DataSource.class, database);
  }

  private Object losing(Class<?> type, Object real) {
    return Proxy.newProxyInstance(
        type.getClassLoader(),
        new Class<?>[] {type},
        (proxy, method, arguments) -> call(real, method, arguments));
  }

  private @Nullable Object call(Object real, Method method, Object @Nullable [] arguments)
      throws Throwable {
    boolean isLost = method.getName().equals(losses.peek());
    if (isLost && real instanceof DataSource) {
      losses.remove();
      throw new SQLException("The database is away, as the test wants");
    }
    Object answer;
    try {
      answer = method.invoke(real, arguments);
    } catch (InvocationTargetException failed) {
      throw failed.getCause();
    }
    if (isLost) {
      losses.remove();
      if (method.getName().equals("commit")) {
        meanwhile.run();
      }
      throw new SQLException("The answer is lost, as the test wants");
    }
    if (answer instanceof Connection && method.getName().equals("getConnection")) {
      return losing(Connection.class, answer);
    }
    return answer instanceof Statement && method.getName().equals("createStatement")
        ? losing(Statement.class, answer)
        : answer;
  }
}
