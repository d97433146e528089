package io.belfry.platform;

import java.time.Duration;
import java.util.concurrent.Semaphore;
import java.util.concurrent.TimeUnit;

/**
 * A thread that repeats a step: at once while there is more to do, else when it is woken or has
 * waited long enough. A step that fails is logged and tried again.
 */
public final class Worker implements AutoCloseable {
  private static final System.Logger log = System.getLogger(Worker.class.getName());

  /** One step; says whether there is more to do at once. */
  @FunctionalInterface
  public interface Step {
    boolean run() throws Exception;
  }

  private final String name;
  private final Duration idle;
  private final Duration rest;
  private final Step step;
  private final FailureLog failures = new FailureLog(log);
  private final Semaphore wake = new Semaphore(0);
  private final Thread thread;
  private volatile boolean running = true;

  /**
   * @param name of the thread
   * @param idle how long to wait at most when nobody wakes it
   */
  public Worker(String name, Duration idle, Step step) {
    this(name, idle, Duration.ZERO, step);
  }

  /**
   * One that is woken often, and better does more at a time.
   *
   * @param name of the thread
   * @param idle how long to wait at most when nobody wakes it
   * @param rest how long to wait at least after a step that left nothing to do
   */
  public Worker(String name, Duration idle, Duration rest, Step step) {
    this.name = name;
    this.idle = idle;
    this.rest = rest;
    this.step = step;
    this.thread = new Thread(this::run, name);
  }

  /** Starts the thread. */
  public void start() {
    thread.start();
  }

  /** Says that there may be something to do. */
  public void wake() {
    if (wake.availablePermits() == 0) {
      wake.release();
    }
  }

  /** Lets the step that runs end, for 15 seconds at most, and starts no other. */
  @Override
  public void close() {
    running = false;
    wake.release();
    try {
      thread.join(TimeUnit.SECONDS.toMillis(15));
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }

  private void run() {
    while (running) {
      try {
        if (!step.run() && running) {
          Thread.sleep(rest.toMillis());
          if (wake.tryAcquire(idle.toMillis(), TimeUnit.MILLISECONDS)) {
            wake.drainPermits();
          }
        }
      } catch (InterruptedException interrupted) {
        return;
      } catch (Exception failure) {
        failures.warn(name + " failed; trying again", failure);
        pause();
      }
    }
  }

  private void pause() {
    try {
      Thread.sleep(1000);
    } catch (InterruptedException interrupted) {
      Thread.currentThread().interrupt();
    }
  }
}
