package io.belfry.launcher;

import java.io.PrintStream;
import java.util.concurrent.TimeUnit;

/** Says what is being done, and how many seconds it took so far. */
final class Progress {
  private final PrintStream out;
  private final long start = System.nanoTime();

  Progress(PrintStream out) {
    this.out = out;
  }

  void say(String what) {
    out.printf("[%3d s] %s%n", seconds(), what);
    out.flush();
  }

  void plain(String line) {
    out.println(line);
    out.flush();
  }

  long seconds() {
    return TimeUnit.NANOSECONDS.toSeconds(System.nanoTime() - start);
  }
}
