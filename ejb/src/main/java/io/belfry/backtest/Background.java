package io.belfry.backtest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/**
 * How a program is started that gets what one processor has left, with the tools of Linux: whoever
 * wakes there goes before it, and the other processors are free of it. Linux may share processors
 * between sessions first (autogroups, see sched(7)), where an idle program of the server's session
 * would count as much as the server with each session of the database. So it has one of its own,
 * which counts least.
 */
final class Background {
  private static final Path STATUS = Path.of("/proc/self/status");
  private static final String ALLOWED = "Cpus_allowed_list:";

  private static final List<String> SESSION = ofItsOwn("exec \"$@\"");

  /** Where there are no autogroups, it only goes on. */
  private static final List<String> LEAST_SESSION =
      ofItsOwn("{ echo 19 >/proc/self/autogroup; } 2>/dev/null; exec \"$@\"");

  private Background() {}

  /** The words before the program; none where there are no such tools, or they are forbidden. */
  static List<String> prefix() {
    List<String> prefix = new ArrayList<>();
    // Not tried as it is: who is not root may write that file ten times a second.
    if (works(SESSION)) {
      prefix.addAll(LEAST_SESSION);
    }
    List<String> idle = List.of("chrt", "-i", "0");
    prefix.addAll(works(idle) ? idle : working(List.of("nice", "-n", "19")));
    String last = lastProcessor();
    if (!last.isEmpty()) {
      prefix.addAll(working(List.of("taskset", "-c", last)));
    }
    return prefix;
  }

  private static List<String> ofItsOwn(String script) {
    return List.of("setsid", "sh", "-c", script, "sh");
  }

  private static List<String> working(List<String> words) {
    return works(words) ? words : List.of();
  }

  private static boolean works(List<String> words) {
    List<String> command = new ArrayList<>(words);
    command.add("true");
    try {
      Process tried =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      boolean ended = tried.waitFor(5, TimeUnit.SECONDS);
      tried.destroyForcibly();
      return ended && tried.exitValue() == 0;
    } catch (IOException absent) {
      return false;
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
      return false;
    }
  }

  /** The last of those that this process may use; empty when nobody says. */
  private static String lastProcessor() {
    try {
      return Files.readAllLines(STATUS).stream()
          .filter(line -> line.startsWith(ALLOWED))
          .map(line -> line.replaceFirst(".*\\D", ""))
          .findFirst()
          .orElse("");
    } catch (IOException noLinux) {
      return "";
    }
  }
}
