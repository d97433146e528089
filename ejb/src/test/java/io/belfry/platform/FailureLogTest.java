package io.belfry.platform;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.sql.SQLException;
import java.text.MessageFormat;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.ResourceBundle;
import org.junit.jupiter.api.Test;

class FailureLogTest {
  private final List<String> told = new ArrayList<>();
  private long now = Long.MAX_VALUE - Duration.ofSeconds(90).toNanos();
  private final FailureLog failures = new FailureLog(new Listed(), () -> now);

  @Test
  void theSameFailureIsToldInFullOnceAndInALineAMinute() {
    for (int second = 0; second <= 121; second++) {
      failures.warn("It cannot be kept", new SQLException("refused at " + second));
      now += Duration.ofSeconds(1).toNanos();
    }
    assertThat(told)
        .containsExactly(
            "It cannot be kept with java.sql.SQLException: refused at 0",
            "It cannot be kept; so it was 60 times more, last: java.sql.SQLException: refused at 60",
            "It cannot be kept; so it was 60 times more, last: java.sql.SQLException: refused at 120");
  }

  @Test
  void anotherFailureIsToldAtOnce() {
    failures.warn("It cannot be kept", new SQLException("refused"));
    failures.warn("It cannot be kept", new SQLException("refused", new IOException("full")));
    failures.warn("It cannot be read", new SQLException("refused", new IOException("full")));
    assertThat(told).hasSize(3).allMatch(line -> line.contains(" with "));
  }

  @Test
  void failuresThatTakeTurnsAreToldInFullOnce() {
    for (int i = 0; i < 20; i++) {
      failures.warn("It cannot be kept", new SQLException("refused"));
      failures.warn("It cannot be kept", new IOException("away"));
      now += Duration.ofSeconds(1).toNanos();
    }
    assertThat(told).hasSize(2).allMatch(line -> line.contains(" with "));
  }

  @Test
  void whatWorkedForAMinuteFailsAnew() {
    failures.warn("It cannot be kept", new SQLException("refused"));
    now += Duration.ofSeconds(61).toNanos();
    failures.warn("It cannot be kept", new SQLException("refused"));
    assertThat(told).hasSize(2).allMatch(line -> line.contains(" with "));
  }

  private final class Listed implements System.Logger {
    @Override
    public String getName() {
      return "test";
    }

    @Override
    public boolean isLoggable(Level level) {
      return true;
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String message, Throwable thrown) {
      told.add(message + " with " + thrown);
    }

    @Override
    public void log(Level level, ResourceBundle bundle, String format, Object... values) {
      told.add(MessageFormat.format(format, values));
    }
  }
}
